package dev.touchstone.bench.gate;

import dev.touchstone.bench.cell.Cells;
import dev.touchstone.bench.config.GatePolicy;
import dev.touchstone.bench.config.IndexUnderTest;
import dev.touchstone.bench.data.StoreMetric;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.ScratchFolder;
import dev.touchstone.bench.environment.TimeAccount;
import dev.touchstone.conformance.PostgresStoreUnderTest.Setup;
import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.contract.LetterModel;
import dev.touchstone.conformance.fault.FaultyPostgres;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresServers;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.gate.Baseline;
import dev.touchstone.report.gate.Judge;
import dev.touchstone.report.gate.output.Subject;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.verdict.Attempt;
import dev.touchstone.report.verdict.Verdict;
import dev.touchstone.store.postgres.ServerInfo;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Measures what a policy asks for, comes to a verdict, and certifies a PASS. */
public final class Gate {
    /** Rows asked of every query; recall is reported at 10. */
    static final int K = 10;

    private final GateSetup setup;
    private final Cleanup cleanup;
    private final TimeAccount account = new TimeAccount(System::nanoTime);

    /**
     * @param cleanup takes charge of everything the gate starts
     */
    public Gate(GateSetup setup, Cleanup cleanup) {
        this.setup = setup;
        this.cleanup = cleanup;
    }

    /**
     * Runs the gate.
     *
     * @throws dev.touchstone.report.ReportException if the baseline named is no run folder
     * @throws dev.touchstone.bench.config.ConfigurationException if the dataset is not searched by cosine
     */
    public GateOutcome run() {
        if (setup.scope().legacy().isEmpty()) {
            StoreMetric.require(setup.scope().dataset(), setup.place().home().datasets());
        }
        Optional<BaselineRun> baseline = setup.scope().baseline().map(BaselineRun::read);
        RunHeader header = GateHeader.of(setup);
        RunWriter run = cleanup.add(RunWriter.create(setup.place().out(), header, Optional.of(dataName())));
        ScratchFolder scratch =
                cleanup.add(ScratchFolder.create(setup.place().home().work()));
        PostgresServer server = server();
        GateData data = account.time("data", () -> data(scratch));
        run.dataset(data.summary());
        GateSession session =
                account.time("load", () -> cleanup.add(GateSession.load(server, data, GateRun.remembered(data))));
        ServerInfo info = session.serverInfo();
        run.environment(GateHeader.environment(server, info));
        GatePolicy policy = setup.policy().policy();
        GateRun measured = GateRun.measure(
                data,
                conformance(server, scratch),
                session,
                new GateRun.Plan(policy.index(), policy.work(), setup.effort().rounds(), progress(), account));
        Attempt<Baseline> compared = baseline.map(before -> before.comparedWith(header, data.summary()))
                .orElseGet(() -> Attempt.failed(BaselineRun.NONE));
        progress().advanced("Charts and report", 0, 1);
        GateFolder folder = new GateFolder(run, setup, account, versions(info));
        Verdict verdict = new Judge(policy.limits()).verdict(measured.measured(), compared);
        return folder.write(measured, folder.result(subject(data), measured, verdict, baseline.map(BaselineRun::name)));
    }

    private GateConformance conformance(PostgresServer server, ScratchFolder scratch) {
        IndexUnderTest index = setup.policy().policy().index();
        Optional<Supplier<StoreUnderTest>> faulty = server.source() == PostgresSource.EMBEDDED
                ? Optional.of(() -> cleanup.add(new FaultyPostgres(scratch.folder("faults"), new LetterModel(8))))
                : Optional.empty();
        return new GateConformance(server, new Setup(index.spec(), index.settings()), faulty, progress());
    }

    private Subject subject(GateData data) {
        IndexUnderTest index = setup.policy().policy().index();
        return new Subject(
                data.replaces(),
                Cells.name(Cells.search(index.spec(), index.settings())),
                data.summary(),
                K,
                LatencyTurns.INSTRUMENT);
    }

    private Map<String, String> versions(ServerInfo info) {
        return Map.of(
                "touchstone", setup.place().version(),
                "postgresql", info.serverVersion(),
                "pgvector", info.pgvectorVersion(),
                "java", Runtime.version().toString());
    }

    private String dataName() {
        return setup.scope()
                .legacy()
                .map(legacy -> "legacy")
                .orElse(setup.scope().dataset());
    }

    private PostgresServer server() {
        PostgresServers servers = new PostgresServers(setup.place().environment());
        account.time("provisioning", () -> servers.provision(setup.postgres(), progress()::advanced));
        progress().advanced("Starting PostgreSQL", 0, 1);
        return account.time("server start", () -> cleanup.add(servers.open(setup.postgres())));
    }

    private GateData data(ScratchFolder scratch) {
        return setup.scope()
                .legacy()
                .map(legacy -> GateData.legacy(legacy, setup.place().environment(), progress()))
                .orElseGet(() -> GateData.catalogue(
                        setup.scope().dataset(),
                        setup.place().home().datasets(),
                        scratch.resolve("user_data"),
                        progress()));
    }

    private Progress progress() {
        return setup.place().progress();
    }
}
