package dev.touchstone.bench.gate;

import dev.touchstone.report.gate.Baseline;
import dev.touchstone.report.gate.evidence.GateEvidence;
import dev.touchstone.report.run.DatasetSummary;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.verdict.Attempt;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** An earlier gate's run, to compare with. */
final class BaselineRun {
    static final String NONE = "no baseline run was named; give one with --baseline";

    /** What the comparison of latencies rests on. */
    private static final List<String> MACHINE = List.of("cores", "cpu_model");

    private static final List<String> CONFIGURATION = List.of("k", "reference_scan");

    private final Run run;

    private BaselineRun(Run run) {
        this.run = run;
    }

    /** Reads the run folder; it must be one. */
    static BaselineRun read(Path folder) {
        return new BaselineRun(Run.read(folder));
    }

    String name() {
        return run.folder().toAbsolutePath().normalize().getFileName().toString();
    }

    /** Returns what it measured, or why it cannot be compared with a run of this header and data. */
    Attempt<Baseline> comparedWith(RunHeader header, DatasetSummary data) {
        return Attempts.of(() -> new Baseline(name(), GateEvidence.read(run), otherMachine(header)))
                .unless(baseline -> obstacle(header, data));
    }

    private Optional<String> obstacle(RunHeader header, DatasetSummary data) {
        RunHeader before = run.header();
        if (!before.dataset().map(DatasetSummary::fingerprint).equals(Optional.of(data.fingerprint()))) {
            return Optional.of("the baseline " + name() + " measured other data; measure one on this data");
        }
        return CONFIGURATION.stream()
                .filter(key -> !Objects.equals(
                        String.valueOf(before.configuration().get(key)),
                        String.valueOf(header.configuration().get(key))))
                .findFirst()
                .map(key -> "the baseline " + name() + " was measured with another " + key + "; measure it again");
    }

    private Optional<String> otherMachine(RunHeader header) {
        return MACHINE.stream()
                .filter(key -> !Objects.equals(
                        String.valueOf(run.header().environment().get(key)),
                        String.valueOf(header.environment().get(key))))
                .findFirst()
                .map(key -> "the baseline ran on another machine (" + key.replace('_', ' ') + " "
                        + run.header().environment().get(key) + "); measure one on this machine");
    }
}
