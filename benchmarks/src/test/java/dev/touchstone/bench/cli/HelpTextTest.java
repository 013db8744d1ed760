package dev.touchstone.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The command line's texts are format strings: a lone percent sign prints a warning into the help of its command. */
class HelpTextTest {
    static Stream<CommandLine> commands() {
        return withChildren(Touchstone.commandLine());
    }

    private static Stream<CommandLine> withChildren(CommandLine command) {
        Stream<CommandLine> children = command.getSubcommands().values().stream();
        return Stream.concat(Stream.of(command), children.flatMap(HelpTextTest::withChildren));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void writesAPercentSignTwice(CommandLine command) {
        assertThat(texts(command))
                .allSatisfy(text -> assertThat(text.replaceAll("%%|%n", ""))
                        .as(command.getCommandSpec().qualifiedName())
                        .doesNotContain("%"));
    }

    private static Stream<String> texts(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        Stream<String> own = Stream.of(usage.header(), usage.description(), usage.footer(), usage.customSynopsis())
                .flatMap(Arrays::stream);
        Stream<String> arguments = command.getCommandSpec().args().stream()
                .map(ArgSpec::description)
                .flatMap(Arrays::stream);
        Stream<String> groups = command.getCommandSpec().argGroups().stream()
                .map(ArgGroupSpec::heading)
                .filter(heading -> heading != null);
        return Stream.of(own, arguments, groups).flatMap(texts -> texts);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void saysWhatEveryCommandAndOptionIsFor(CommandLine command) {
        assertThat(command.getUsageMessage())
                .doesNotContain("%n", "%%", "${", "null")
                .contains(command.getCommandName());
        assertThat(command.getCommandSpec().args())
                .filteredOn(argument -> !argument.hidden())
                .allSatisfy(argument -> assertThat(String.join("", argument.description()))
                        .as(argument.toString())
                        .isNotBlank());
    }
}
