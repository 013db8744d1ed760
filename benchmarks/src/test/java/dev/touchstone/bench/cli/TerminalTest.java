package dev.touchstone.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.Spread;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Terminal terminal(boolean json) {
        return new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                json);
    }

    @Test
    void printsMeasurementsForMachinesAsARunFolderHoldsThem() {
        Measurement figure = Measurement.of(Metrics.STORE_P50, Map.of("ef_search", "40"), 1.1, 5);
        terminal(true).result(Map.of("measurements", List.of(figure, figure.within(new Spread(1, 1.2, "ci95")))));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("{\"measurements\":[{\"metric\":\"store.search.p50_ratio\",\"cell\":"
                        + "{\"ef_search\":\"40\"},\"value\":1.1,\"samples\":5},{\"metric\":\"store.search.p50_ratio\","
                        + "\"cell\":{\"ef_search\":\"40\"},\"value\":1.1,\"spread\":{\"low\":1.0,\"high\":1.2,"
                        + "\"kind\":\"ci95\"},\"samples\":5}]}\n");
    }

    @Test
    void keepsStandardOutputToTheJsonObject() {
        Terminal terminal = terminal(true);
        terminal.say("for people");
        terminal.note("for people too");
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("for people", "for people too");
    }
}
