package dev.touchstone.bench.gate;

import dev.touchstone.bench.cell.Cells;
import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.config.GatePolicy;
import dev.touchstone.bench.config.IndexUnderTest;
import dev.touchstone.bench.config.PolicyFile;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.environment.ScratchFolder;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresServers;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * {@code bench gate}: what the gate itself is worth.
 *
 * @param size how much to measure
 * @param postgres where PostgreSQL comes from; empty for the first that is there
 * @param place where it works
 * @param sessions folder of the sessions measured so far, which it goes on with
 */
public record GateBenchRun(Size size, Optional<PostgresSource> postgres, GateSetup.Place place, Path sessions) {
    private static final String STEP = "Rounds as they are and with faults planted";

    /**
     * How much to measure.
     *
     * @param dataset name in the catalogue
     * @param runs real sessions, an even number: they are compared in pairs
     * @param rounds of a session, to be judged; empty for all that kept sessions have, else {@value #ROUNDS}
     * @param simulated runs drawn from them
     */
    public record Size(String dataset, int runs, OptionalInt rounds, int simulated) {
        /** Fewer than any profile of the gate makes, on the safe side. */
        public static final int ROUNDS = 10;
    }

    /**
     * Rounds of a session.
     *
     * @param measured in every session that is still to be measured, so that all have as many
     * @param judged the first ones
     */
    private record Depth(int measured, int judged) {}

    /**
     * Measures what is not measured yet and returns the run folder.
     *
     * @param soFar is told the figures each time another pair of sessions is whole
     * @throws ConfigurationException if the kept sessions have fewer rounds than are to be judged
     */
    public Path run(Cleanup cleanup, Consumer<List<Measurement>> soFar) {
        PolicyFile file = PolicyFile.ofComparison();
        GatePolicy policy = file.policy();
        RunHeader header = header(policy.index());
        Depth depth = depth(new SessionFolder(sessions, header));
        RunWriter run = cleanup.add(RunWriter.create(
                place.out(),
                header.withConfiguration(Map.of(
                        "policy_sha256", file.sha256(), "rounds", depth.judged(), "rounds_measured", depth.measured())),
                Optional.of(size.dataset())));
        ScratchFolder scratch = cleanup.add(ScratchFolder.create(place.home().work()));
        PostgresServers servers = new PostgresServers(place.environment());
        Progress progress = place.progress();
        servers.provision(postgres, progress::advanced);
        PostgresServer server = cleanup.add(servers.open(postgres));
        GateData data =
                GateData.catalogue(size.dataset(), place.home().datasets(), scratch.resolve("user_data"), progress);
        run.dataset(data.summary());
        List<Trial> trials = measure(
                new SessionFolder(sessions, header.withDataset(data.summary())),
                depth,
                new Trials(server, data, policy.index()),
                measured -> soFar.accept(new GateBench(policy, measured).real()));
        progress.advanced("Simulating runs", 0, 1);
        new GateBench(policy, trials).figures(size.simulated()).forEach(run::add);
        return run.finish(HtmlReport::rebuild);
    }

    private Depth depth(SessionFolder folder) {
        int measured = folder.rounds().orElse(size.rounds().orElse(Size.ROUNDS));
        int judged = size.rounds().orElse(measured);
        if (judged > measured) {
            throw new ConfigurationException("--rounds is " + judged + ", but the sessions in " + sessions + " have "
                    + measured + "; ask for at most " + measured + ", or leave --resume out to measure anew");
        }
        return new Depth(measured, judged);
    }

    private List<Trial> measure(SessionFolder folder, Depth depth, Trials measuring, Consumer<List<Trial>> pairs) {
        List<Trial> trials = new ArrayList<>();
        folder.trials().stream()
                .limit(size.runs())
                .map(trial -> trial.first(depth.judged()))
                .forEach(trials::add);
        if (trials.size() == size.runs()) {
            return trials;
        }
        int planted = folder.plantedEfSearch().orElseGet(measuring::lossyEfSearch);
        for (int session = trials.size(); session < size.runs(); session++) {
            long before = (long) session * depth.measured();
            long whole = (long) size.runs() * depth.measured();
            Trial trial = measuring.measure(
                    depth.measured(), before, planted, round -> place.progress().advanced(STEP, before + round, whole));
            folder.add(session, trial, planted);
            trials.add(trial.first(depth.judged()));
            if (trials.size() % 2 == 0) {
                pairs.accept(trials);
            }
        }
        return trials;
    }

    private RunHeader header(IndexUnderTest index) {
        return RunHeader.of("bench-gate", Optional.empty(), place.clock().instant())
                .withConfiguration(Map.of(
                        "index", Cells.name(Cells.search(index.spec(), index.settings())),
                        "k", Gate.K,
                        "latency_instrument", LatencyTurns.INSTRUMENT))
                .withEnvironment(Machine.current().asMap());
    }
}
