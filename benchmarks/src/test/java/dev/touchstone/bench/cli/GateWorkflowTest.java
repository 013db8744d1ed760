package dev.touchstone.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A workflow that is copied and then asks for a command, an option or an image that does not exist. */
class GateWorkflowTest {
    private static final Path ROOT = Path.of("..");
    private static final String WORKFLOW = "docs/ci/gate.yml";
    private static final Pattern COMMAND = Pattern.compile("(?m)^[^`\n]*\\./touchstone ([^#|>\n]*)");

    static Stream<String> commands() {
        return Stream.of(WORKFLOW, "docs/gate.md")
                .flatMap(file -> COMMAND.matcher(read(file)).results())
                .map(command -> command.group(1).strip());
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void findsTheCommandsOfBothFiles() {
        assertThat(commands().filter(command -> command.startsWith("gate "))).hasSizeGreaterThan(6);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void namesOnlyCommandsAndOptionsThatExist(String command) {
        assertThatCode(() -> Touchstone.commandLine().parseArgs(command.split(" +")))
                .doesNotThrowAnyException();
    }

    @Test
    void startsTheImageThatEverythingElseIsTestedWith() throws IOException {
        JsonNode job = new YAMLMapper().readTree(read(WORKFLOW)).at("/jobs/gate");
        String image = job.at("/services/postgres/image").asText();
        assertThat(read("pom.xml")).contains("<pgvector-container.image>" + image + "</pgvector-container.image>");
    }
}
