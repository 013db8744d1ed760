package dev.touchstone.bench.tune;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.config.TuneGrid;
import dev.touchstone.bench.config.TuneGridFile;
import dev.touchstone.bench.data.MeasuredTruth;
import dev.touchstone.bench.data.PreparedDataset;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.environment.ScratchFolder;
import dev.touchstone.bench.environment.ServerFacts;
import dev.touchstone.bench.environment.TimeAccount;
import dev.touchstone.bench.jmh.JmhRunner;
import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresServers;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.catalogue.DatasetCatalogue;
import dev.touchstone.dataset.catalogue.GroundTruths;
import dev.touchstone.dataset.recall.RecallScorer;
import dev.touchstone.dataset.truth.SearchScope;
import dev.touchstone.dataset.truth.TruthQuestion;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.tune.TuneAccount;
import dev.touchstone.store.postgres.ServerInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Finds the cheapest configuration that meets a target, and writes down why. */
public final class Tuner {
    static final String GROUND_TRUTH = "ground truth";

    private final TuneRequest request;
    private final Place place;
    private final Cleanup cleanup;
    private final TimeAccount account = new TimeAccount(System::nanoTime);

    /**
     * Where a run happens.
     *
     * @param postgres where PostgreSQL comes from; empty for the first that is there
     * @param out folder of run folders
     * @param home the cache folder
     * @param environment the environment variables
     * @param progress hears how far each step has come
     */
    public record Place(
            Optional<PostgresSource> postgres,
            Path out,
            TouchstoneHome home,
            Map<String, String> environment,
            Progress progress) {}

    /**
     * @param cleanup takes charge of everything the run starts
     */
    public Tuner(TuneRequest request, Place place, Cleanup cleanup) {
        this.request = request;
        this.place = place;
        this.cleanup = cleanup;
    }

    /** Returns what would be done; the dataset is prepared where the cache folder does not have it. */
    public TunePlan plan() {
        return plan(dataset());
    }

    private TunePlan plan(Dataset dataset) {
        if (request.perUser()) {
            requireUsers(dataset);
        }
        return plan(dataset.info(), Signs.tellApart(dataset.corpus().vectors()));
    }

    private TunePlan plan(DatasetInfo info, boolean signed) {
        TuneGrid grid = request.grid()
                .map(text -> new TuneGridFile().read("of the request", text))
                .orElseGet(() -> derived(new GridDefaults(info.documents(), info.dimension(), signed, request.k())));
        return TunePlan.of(request, info, grid);
    }

    private TuneGrid derived(GridDefaults defaults) {
        return request.perUser() ? defaults.gridForUsers(request.profile()) : defaults.grid(request.profile());
    }

    private static void requireUsers(Dataset dataset) {
        try {
            SearchScope.ownUser().rowFilter(dataset);
        } catch (DatasetException e) {
            throw new ConfigurationException("--per-user needs a dataset with users: " + e.getMessage(), e);
        }
    }

    /** Refuses what catalogue and server show to be impossible before the dataset is prepared. */
    private Dataset dataset() {
        DatasetInfo info =
                DatasetCatalogue.standard().find(request.dataset(), place.home().datasets());
        TunePlan.requireUsable(request, info);
        TunePlan plan = plan(info, true);
        new PostgresServers(place.environment())
                .lent(place.postgres())
                .ifPresent(server -> ServerLimits.require(server, plan.grid()));
        return account.time(
                "dataset",
                () -> PreparedDataset.open(request.dataset(), place.home().datasets(), place.progress())
                        .dataset());
    }

    /** Runs, or goes on with what an interrupted run left; returns the run folder. */
    public Path run(Unfinished unfinished, Instant started) {
        try {
            return search(unfinished, started);
        } catch (RuntimeException e) {
            unfinished.removeIfEmpty();
            throw e;
        }
    }

    private Path search(Unfinished unfinished, Instant started) {
        long start = System.nanoTime();
        Dataset dataset = dataset();
        TunePlan plan = plan(dataset);
        budgetLeft(started)
                .ifPresent(left -> plan.requireBudget(
                        left.toSeconds(), "preparing the dataset left " + left.toSeconds() + " s of --budget"));
        PostgresServer server = server();
        ServerLimits.require(server.connection(), plan.grid());
        Workload workload = account.time(GROUND_TRUTH, () -> workload(dataset));
        ScratchFolder scratch = cleanup.add(ScratchFolder.create(place.home().work()));
        Journal journal = unfinished.journal();
        JmhRunner jmh = cleanup.add(
                new JmhRunner(scratch.resolve("context.json"), place.home().log("jmh")));
        TimedLaboratory laboratory = new TimedLaboratory(new PostgresLaboratory(
                new PostgresLaboratory.Place(server, jmh, scratch, cleanup, place.progress()),
                workload,
                request.k(),
                request.profile()));
        ServerInfo info = laboratory.postgres().serverInfo(plan.builds().get(0).layout());
        requireSame(journal, dataset, info);
        Schedule schedule = plan.schedule(budgetLeft(started));
        TuneSearch.Findings findings = new TuneSearch(
                        new JournaledLaboratory(laboratory, journal), plan.rules(), schedule, place.progress())
                .run(plan.builds());
        RunWriter run =
                cleanup.add(RunWriter.create(place.out(), header(plan, started), Optional.of(request.dataset())));
        run.dataset(PreparedDataset.summary(dataset));
        run.environment(ServerFacts.of(server, info));
        Path folder = new TuneFolder(run, request, workload, schedule)
                .write(findings, laboratory, journal, () -> accountSince(start, laboratory));
        unfinished.remove();
        return folder;
    }

    /** The budget counts from the command's start; one that is resumed has it anew. */
    private Optional<Duration> budgetLeft(Instant started) {
        return request.budgetSeconds()
                .map(seconds -> Duration.ofSeconds(seconds).minus(Duration.between(started, Instant.now())));
    }

    private TuneAccount accountSince(long start, TimedLaboratory laboratory) {
        double truth = account.steps().getOrDefault(GROUND_TRUTH, Duration.ZERO).toNanos() / 1e9;
        return laboratory.account((System.nanoTime() - start) / 1e9, truth);
    }

    private Workload workload(Dataset dataset) {
        if (!request.perUser()) {
            return request.k() <= dataset.truth().k()
                    ? Workload.whole(dataset)
                    : Workload.whole(dataset, truth(dataset, SearchScope.ALL));
        }
        var truth = truth(dataset, SearchScope.ownUser());
        RecallScorer scorer =
                RecallScorer.of(dataset).restrictedTo(SearchScope.ownUser().rowFilter(dataset), truth);
        return Workload.perUser(dataset, truth, scorer);
    }

    private GroundTruth truth(Dataset dataset, SearchScope scope) {
        TruthQuestion question = TruthQuestion.of(dataset, request.k()).within(scope);
        GroundTruths truths = new GroundTruths(place.home().datasets());
        return MeasuredTruth.of(dataset, question, truths, place.progress()).truth();
    }

    private PostgresServer server() {
        PostgresServers servers = new PostgresServers(place.environment());
        servers.provision(place.postgres(), place.progress()::advanced);
        place.progress().advanced("Starting PostgreSQL", 0, 1);
        return cleanup.add(servers.open(place.postgres()));
    }

    /** What an interrupted run measured is of use only on the same data and versions. */
    private static void requireSame(Journal journal, Dataset dataset, ServerInfo info) {
        String facts =
                String.join(" ", Journal.FORM, dataset.fingerprint(), info.serverVersion(), info.pgvectorVersion());
        String kept = journal.once(Journal.FACTS, String.class, () -> facts);
        if (!kept.equals(facts)) {
            throw new ConfigurationException("the interrupted run measured other data, or with another version of"
                    + " PostgreSQL, pgvector or Touchstone; begin a new run without --resume");
        }
    }

    private RunHeader header(TunePlan plan, Instant started) {
        return RunHeader.of("tune", Optional.empty(), started)
                .withConfiguration(TuneConfiguration.of(request, plan))
                .withEnvironment(Machine.current().asMap());
    }
}
