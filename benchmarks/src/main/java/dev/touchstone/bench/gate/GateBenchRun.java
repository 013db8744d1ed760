package dev.touchstone.bench.gate;

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
     * @param rounds builds and turns of a session
     * @param simulated runs drawn from them
     */
    public record Size(String dataset, int runs, int rounds, int simulated) {}

    /**
     * Measures what is not measured yet and returns the run folder.
     *
     * @param soFar is told the figures each time another pair of sessions is whole
     */
    public Path run(Cleanup cleanup, Consumer<List<Measurement>> soFar) {
        PolicyFile policy = PolicyFile.standard(true);
        RunWriter run = cleanup.add(RunWriter.create(place.out(), header(policy), Optional.of(size.dataset())));
        ScratchFolder scratch = cleanup.add(ScratchFolder.create(place.home().work()));
        PostgresServers servers = new PostgresServers(place.environment());
        Progress progress = place.progress();
        servers.provision(postgres, progress::advanced);
        PostgresServer server = cleanup.add(servers.open(postgres));
        GateData data =
                GateData.catalogue(size.dataset(), place.home().datasets(), scratch.resolve("user_data"), progress);
        run.dataset(data.summary());
        SessionFolder folder = new SessionFolder(sessions, header(policy).withDataset(data.summary()));
        List<Trial> trials = measure(
                folder,
                new Trials(server, data, policy.policy().index()),
                measured -> soFar.accept(new GateBench(policy.policy(), measured).real()));
        progress.advanced("Simulating runs", 0, 1);
        new GateBench(policy.policy(), trials).figures(size.simulated()).forEach(run::add);
        return run.finish(HtmlReport::rebuild);
    }

    private List<Trial> measure(SessionFolder folder, Trials measuring, Consumer<List<Trial>> pairs) {
        List<Trial> trials = new ArrayList<>(folder.trials());
        if (trials.size() > size.runs()) {
            return trials.subList(0, size.runs());
        }
        int planted = folder.plantedEfSearch().orElseGet(measuring::lossyEfSearch);
        for (int session = trials.size(); session < size.runs(); session++) {
            long before = (long) session * size.rounds();
            long whole = (long) size.runs() * size.rounds();
            Trial trial = measuring.measure(
                    size.rounds(), before, planted, round -> place.progress().advanced(STEP, before + round, whole));
            folder.add(session, trial, planted);
            trials.add(trial);
            if (trials.size() % 2 == 0) {
                pairs.accept(trials);
            }
        }
        return trials;
    }

    private RunHeader header(PolicyFile policy) {
        return RunHeader.of("bench-gate", Optional.empty(), place.clock().instant())
                .withConfiguration(Map.of(
                        "rounds", size.rounds(),
                        "policy_sha256", policy.sha256(),
                        "latency_instrument", LatencyTurns.INSTRUMENT))
                .withEnvironment(Machine.current().asMap());
    }
}
