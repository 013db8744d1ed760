package dev.touchstone.bench.tune;

import dev.touchstone.bench.workload.WorkloadProbe;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.tune.OperationWork;
import dev.touchstone.report.tune.PlannerFlips;
import dev.touchstone.report.tune.WorkloadGrid;
import dev.touchstone.store.postgres.BuildSettings;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.util.List;
import java.util.Optional;

/** Looks at one setting under filters and users of all sizes, in a schema of its own. */
final class CrowdLook {
    private static final int QUERIES = 100;
    private static final int FEWEST_DOCUMENTS = 100;

    /** Seconds of counting the work of single operations and of looking for where the planner changes its mind. */
    private static final double COUNTING = 5;

    private static final double DOCUMENTS_LOADED_A_SECOND = 3_000;
    private static final double PRODUCTS_A_SECOND = 1e10;

    private final ConnectionSettings server;
    private final Dataset dataset;
    private final int k;
    private final Progress progress;

    CrowdLook(ConnectionSettings server, Dataset dataset, int k, Progress progress) {
        this.server = server;
        this.dataset = dataset;
        this.k = k;
        this.progress = progress;
    }

    /**
     * What was seen.
     *
     * @param work what one search, one add and one delete make client and server do
     * @param buildSeconds of the index in that schema
     * @param searchSeconds of the searches of every filter and user
     */
    record Seen(
            WorkloadGrid grid,
            PlannerFlips flips,
            List<OperationWork> work,
            double buildSeconds,
            double searchSeconds) {}

    /**
     * Seconds that a look takes.
     *
     * @param buildSeconds of the index
     * @param searchSeconds of one search
     */
    static double expectedSeconds(BuildCost size, double buildSeconds, double searchSeconds) {
        double points = WorkloadProbe.points(size.rows());
        double exact = (double) size.rows() * size.dimension() / PRODUCTS_A_SECOND;
        return size.rows() / DOCUMENTS_LOADED_A_SECOND
                + buildSeconds
                + points * QUERIES * (searchSeconds + exact)
                + COUNTING;
    }

    /** Fills an empty schema and looks; empty where the dataset is too small to have users. */
    Optional<Seen> at(Candidate candidate, VectorSpace space, BuildSettings settings) {
        if (dataset.corpus().size() < FEWEST_DOCUMENTS || dataset.queries().size() < 2) {
            return Optional.empty();
        }
        WorkloadProbe probe = new WorkloadProbe(dataset, k, QUERIES);
        try (PgVectorDatabase database =
                PgVectorDatabase.open(server, space, PoolSettings.defaults().withMaximumSize(2))) {
            probe.load(database, progress);
            double build = candidate.build().isExact()
                    ? 0
                    : database.indexes()
                                    .build(candidate.build().spec(), settings)
                                    .buildTime()
                                    .toNanos()
                            / 1e9;
            database.analyze();
            WorkloadGrid grid = probe.grid(database, candidate.setting(), candidate.search(), progress);
            PlannerFlips flips = probe.flips(database, candidate.setting(), candidate.search());
            List<OperationWork> work = probe.work(server, space, candidate.setting(), candidate.search());
            return Optional.of(new Seen(grid, flips, work, build, probe.searchSeconds()));
        }
    }
}
