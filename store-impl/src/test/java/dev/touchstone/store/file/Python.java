package dev.touchstone.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs scripts with the real python3: of those there are, the one that has most of what tests ask for. */
public final class Python {
    private static final List<String> MODULES = List.of("cryptography", "numpy");
    private static final String INTERPRETER = Stream.of("python3", "/usr/bin/python3")
            .max(Comparator.comparingLong(Python::modules))
            .orElseThrow();

    private Python() {}

    /** Skips the test where no python3 has the module. */
    public static void require(String module) {
        assumeTrue(has(INTERPRETER, module), "needs python3 with the package " + module);
    }

    private static long modules(String interpreter) {
        return MODULES.stream().filter(module -> has(interpreter, module)).count();
    }

    private static boolean has(String interpreter, String module) {
        try {
            Process process = new ProcessBuilder(interpreter, "-c", "import " + module)
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while looking for python3", e);
        }
    }

    /** Returns what the script printed; it finds the arguments in {@code sys.argv[1:]}. */
    public static String run(String script, Path... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(INTERPRETER, "-c", script));
        for (Path argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
