package dev.touchstone.bench.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchstone.bench.cli.CommandProcess;
import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.report.parity.Parity;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    private static final String GRID =
            DemoIT.class.getResource("/small-grid.yaml").getPath();

    @TempDir
    private Path folder;

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void writesARunThatPassesAndNamesItsReportLast() throws Exception {
        Path runs = folder.resolve("runs");
        CommandProcess demo = CommandProcess.start(folder, "demo", "--json", "--grid", GRID, "--out", runs.toString());

        assertThat(demo.await()).as(demo.errors()).isZero();

        JsonNode result = new ObjectMapper().readTree(demo.output());
        assertThat(demo.output().lines()).as("one JSON object and nothing else").hasSize(1);
        assertThat(result.path("verdict").asText()).isEqualTo("PASS");
        String report = result.path("report").asText();
        assertThat(demo.errors().lines().reduce("", (a, b) -> b)).isEqualTo("Report: " + report);
        assertThat(Path.of(report)).isRegularFile();
        Run run = Run.read(Path.of(report).getParent());
        assertThat(run.folder().getFileName().toString()).endsWith("-demo-wordnet1k-minilm-384-cosine");
        assertEvidence(run);
        assertSecretsAreAbsent(run.folder());
    }

    private static void assertEvidence(Run run) {
        assertThat(run.voidCells()).isEmpty();
        assertThat(run.of(Metrics.RECALL_MEAN)).hasSize(3);
        assertThat(run.of(Metrics.RECALL_MEAN, Map.of("index", "exact")))
                .hasValueSatisfying(exact -> assertThat(exact.value()).isEqualTo(1));
        assertThat(run.of(Metrics.FILL_RATE))
                .allSatisfy(cell -> assertThat(cell.value()).isEqualTo(1));
        Set<String> metrics = run.measurements().stream().map(m -> m.metric()).collect(Collectors.toSet());
        assertThat(metrics)
                .contains(
                        Metrics.SEARCH_P99.key(),
                        Metrics.SEARCH_QPS.key(),
                        Metrics.BUILD_TIME.key(),
                        Metrics.INDEX_SIZE.key(),
                        Metrics.INGEST_RATE.key(),
                        Metrics.POOL_QPS.key(),
                        Metrics.ACCOUNT_TIME.key());
        assertThat(run.histogramNames()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(run.json(Verdict.FILE, Verdict.class))
                .hasValueSatisfying(verdict -> assertThat(verdict.outcome()).isEqualTo(Outcome.PASS));
        assertThat(run.json(Parity.FILE, Parity.class))
                .hasValueSatisfying(parity -> assertThat(parity.queries()).isEqualTo(200));
    }

    private static void assertSecretsAreAbsent(Path run) throws IOException {
        String header = Files.readString(run.resolve("run.json"));
        assertThat(header).doesNotContain("127.0.0.1", "localhost", "password", System.getProperty("user.home"));
    }

    @Test
    void interruptedInTheMiddleItLeavesNoProcessAndNoHalfWrittenFolder() throws Exception {
        Path runs = folder.resolve("runs");
        Set<ProcessHandle> before = servers();
        CommandProcess demo = CommandProcess.start(
                folder, "demo", "--postgres", "embedded", "--grid", GRID, "--out", runs.toString());
        demo.awaitError("Search hnsw");
        Set<ProcessHandle> started = servers();
        started.removeAll(before);
        started.addAll(awaitForkedJvm(demo));

        demo.process().destroy();
        assertThat(demo.await()).isEqualTo(128 + 15);

        assertThat(started).as("the server and a forked JVM").hasSizeGreaterThan(1);
        for (ProcessHandle process : started) {
            process.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(entries(runs)).isEmpty();
        assertThat(demo.errors()).doesNotContain("\tat ");
    }

    private static Set<ProcessHandle> awaitForkedJvm(CommandProcess demo) throws InterruptedException {
        Set<ProcessHandle> forked = Set.of();
        while (forked.isEmpty() && demo.process().isAlive()) {
            Thread.sleep(20);
            forked = demo.process().children().collect(Collectors.toSet());
        }
        return forked;
    }

    /** The embedded servers of this cache folder; they are no descendants of the process that started them. */
    private static Set<ProcessHandle> servers() {
        String data = TouchstoneHome.fromEnvironment(System.getenv()).servers().toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(data))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
