package dev.touchstone.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... args) {
        CommandLine commandLine = Touchstone.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(args);
    }

    private void assertOneLine(String... parts) {
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("touchstone: ").contains(parts);
    }

    @Test
    void refusesAnUnknownCommand() {
        assertThat(run("dmeo")).isEqualTo(ExitCode.USAGE);
        assertOneLine("dmeo");
    }

    @Test
    void refusesNoCommand() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertOneLine("no command");
    }

    @Test
    void refusesAnUnknownSourceOfPostgres() {
        assertThat(run("demo", "--postgres", "cloud")).isEqualTo(ExitCode.USAGE);
        assertOneLine("cloud", "--postgres");
    }

    @Test
    void refusesAnUnknownDataset() {
        assertThat(run("dataset", "prepare", "wordnet-mini")).isEqualTo(ExitCode.USAGE);
        assertOneLine("wordnet-mini");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tune", "gate", "age"})
    void refusesADatasetOfAnotherMetricThanTheStores(String command) {
        assertThat(run(command, "--dataset", "uniform100k-64-l2")).isEqualTo(ExitCode.USAGE);
        assertOneLine("by l2", "'uniform100k-64-l2-by-cosine'");
    }

    @Test
    void refusesABadGridAsUsage() throws Exception {
        Path grid = java.nio.file.Files.writeString(folder.resolve("grid.yaml"), "k: 10\n");
        assertThat(run("demo", "--grid", grid.toString())).isEqualTo(ExitCode.USAGE);
        assertOneLine("grid.yaml", "dataset");
    }

    @Test
    void refusesABadPolicyAsUsage() throws Exception {
        Path policy = java.nio.file.Files.writeString(folder.resolve("gate.yaml"), "confidense: 0.95\n");
        assertThat(run("gate", "--policy", policy.toString())).isEqualTo(ExitCode.USAGE);
        assertOneLine("gate.yaml", "confidense");
    }

    @Test
    void refusesABadRunbookAsUsage() throws Exception {
        Path runbook = java.nio.file.Files.writeString(folder.resolve("ageing.yaml"), "cycels: 3\n");
        assertThat(run("age", "--runbook", runbook.toString())).isEqualTo(ExitCode.USAGE);
        assertOneLine("ageing.yaml", "cycels");
    }

    @Test
    void refusesADayOfTwoShares() {
        assertThat(run("age", "--day", "0.1,0.2")).isEqualTo(ExitCode.USAGE);
        assertOneLine("--day", "inserted, updated, deleted");
    }

    @Test
    void refusesABaselineThatThePolicyWouldNotLookAt() throws Exception {
        Path policy = java.nio.file.Files.writeString(
                folder.resolve("gate.yaml"),
                dev.touchstone.bench.config.PolicyFile.standard(false).text());
        assertThat(run("gate", "--policy", policy.toString(), "--baseline", folder.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertOneLine("--baseline", "decide nothing");
    }

    @Test
    void refusesABaselineThatIsNoRunBeforeMeasuringAnything() {
        assertThat(run("gate", "--baseline", folder.toString())).isEqualTo(ExitCode.NOT_MEASURED);
        assertOneLine("run.json");
    }

    @Test
    void refusesAFolderThatIsNoRun() {
        assertThat(run("report", "rebuild", folder.toString())).isEqualTo(ExitCode.NOT_MEASURED);
        assertOneLine("run.json");
    }

    @Test
    void refusesAFolderWithoutAShadowJournal() {
        assertThat(run("report", "shadow", folder.toString())).isEqualTo(ExitCode.NOT_MEASURED);
        assertOneLine("no shadow journal", folder.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "--sizes 1000;2000;4000 --held-out 4000, 'held-out size, 4000'",
        "--sizes 1000;2000, 3 sizes",
        "--sizes 10;2000;4000, below 1000",
        "-k 50, --ef-search is 40",
        "--ef-construction 16, --ef-construction is 16",
        "--target-rate -1, --target-rate is -1",
        "--documents 0, --documents is 0",
        "--node-cores 4, give both or neither",
        "--mix 1;1;1, does not sum to 1",
        "--arrivals nowhere.txt, nowhere.txt is no file"
    })
    void refusesAPlanThatContradictsItself(String options, String reason) {
        String plan = Stream.of("--documents 5e6", "--dimensions 768", "--target-rate 300", "--p99-ms 50")
                .filter(option -> !options.startsWith(option.substring(0, option.indexOf(' '))))
                .collect(Collectors.joining(" ", "plan ", " "));
        assertThat(run((plan + options.replace(';', ',')).split(" "))).isEqualTo(ExitCode.USAGE);
        assertOneLine(reason);
    }

    @Test
    void refusesToGoOnWithAPlanThatIsNone() {
        String file = folder.resolve("nothing").toString();
        assertThat(run("bench", "plan", "--resume", file)).isEqualTo(ExitCode.USAGE);
        assertOneLine("no file of an interrupted plan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "plan",
                "bench plan",
                "gate",
                "age",
                "doctor",
                "provision",
                "dataset list",
                "dataset prepare",
                "report rebuild",
                "report shadow"
            })
    void everyCommandTakesTheCommonOptions(String command) {
        assertThat(run((command + " --help").split(" "))).isZero();
        assertThat(out.toString()).contains("--help", "--out", "--postgres", "--json");
    }
}
