package dev.touchstone.bench.gate;

import dev.touchstone.bench.config.GatePolicy;
import dev.touchstone.bench.config.PolicyFile;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.environment.ScratchFolder;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresServers;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code bench gate}: what the gate itself is worth.
 *
 * @param size how much to measure
 * @param postgres where PostgreSQL comes from; empty for the first that is there
 * @param place where it works
 */
public record GateBenchRun(Size size, Optional<PostgresSource> postgres, GateSetup.Place place) {
    /**
     * How much to measure.
     *
     * @param dataset name in the catalogue
     * @param runs real sessions, an even number: they are compared in pairs
     * @param rounds builds and turns of a session
     * @param simulated runs drawn from them
     */
    public record Size(String dataset, int runs, int rounds, int simulated) {}

    /** Measures and returns the run folder. */
    public Path run(Cleanup cleanup) {
        GatePolicy policy = PolicyFile.standard(true).policy();
        RunWriter run = cleanup.add(RunWriter.create(place.out(), header(), Optional.of(size.dataset())));
        ScratchFolder scratch = cleanup.add(ScratchFolder.create(place.home().work()));
        PostgresServers servers = new PostgresServers(place.environment());
        Progress progress = place.progress();
        servers.provision(postgres, progress::advanced);
        PostgresServer server = cleanup.add(servers.open(postgres));
        GateData data =
                GateData.catalogue(size.dataset(), place.home().datasets(), scratch.resolve("user_data"), progress);
        run.dataset(data.summary());
        List<Trial> trials = new Trials(server, data, policy.index(), progress).measure(size.runs(), size.rounds());
        progress.advanced("Simulating runs", 0, 1);
        new GateBench(policy, trials).figures(size.simulated()).forEach(run::add);
        return run.finish(HtmlReport::rebuild);
    }

    private RunHeader header() {
        return RunHeader.of("bench-gate", Optional.empty(), place.clock().instant())
                .withConfiguration(Map.of(
                        "runs", size.runs(),
                        "rounds", size.rounds(),
                        "simulated_runs", size.simulated()))
                .withEnvironment(Machine.current().asMap());
    }
}
