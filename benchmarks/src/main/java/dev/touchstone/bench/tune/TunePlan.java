package dev.touchstone.bench.tune;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.config.TuneGrid;
import dev.touchstone.bench.config.TuneGridFile;
import dev.touchstone.bench.data.StoreMetric;
import dev.touchstone.dataset.DatasetInfo;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a run will do: everything that can be refused is refused here, before anything long begins.
 *
 * @param grid the space
 * @param builds in the order they are tried
 * @param cost what a build is expected to take
 * @param rules how it is decided
 * @param ingestSeconds of measuring ingest; 0 where it is not measured
 */
public record TunePlan(TuneGrid grid, List<TuneBuild> builds, BuildCost cost, Rules rules, double ingestSeconds) {
    private static final double MIB = 1 << 20;
    private static final double GIB = 1 << 30;

    /**
     * Refuses what no run can do with a dataset, by what the catalogue says of it.
     *
     * @throws ConfigurationException naming the key or option, and the remedy
     */
    public static void requireUsable(TuneRequest request, DatasetInfo info) {
        StoreMetric.require(info);
        if (info.queries() < 1) {
            throw new ConfigurationException("dataset '" + info.name() + "' has no queries; import it with some");
        }
        if (request.k() > info.documents()) {
            throw new ConfigurationException(
                    "k is " + request.k() + "; dataset '" + info.name() + "' has " + info.documents() + " documents");
        }
    }

    /**
     * Plans a run.
     *
     * @throws ConfigurationException if the budget is too small for one cell or the memory for a build
     */
    public static TunePlan of(TuneRequest request, DatasetInfo info, TuneGrid grid) {
        requireUsers(request, grid);
        requireLists(info, grid);
        BuildCost cost = new BuildCost(info.documents(), info.dimension());
        Rules rules = Rules.of(request, info.queries(), cost);
        double ingest = request.ingest() ? request.profile().ingest().expectedSeconds() : 0;
        TunePlan plan = new TunePlan(grid, new TuneSpace(grid, cost).builds(), cost, rules, ingest);
        requireOnce(plan.builds);
        plan.builds.forEach(build -> requireType(info, build));
        request.serverMemoryBytes().ifPresent(bytes -> plan.builds.forEach(build -> requireMemory(cost, build, bytes)));
        request.budgetSeconds().ifPresent(seconds -> plan.requireBudget(seconds, "--budget is " + seconds + " s"));
        return plan;
    }

    private static void requireUsers(TuneRequest request, TuneGrid grid) {
        if (!request.perUser() && grid.layouts().stream().anyMatch(layout -> !layout.equals("shared"))) {
            throw new ConfigurationException("layouts other than shared differ in how they keep users apart; "
                    + "add --per-user with a dataset that has users, or keep to shared");
        }
        if (grid.k() != request.k()) {
            throw new ConfigurationException("k is " + grid.k() + " in the grid and " + request.k() + " in -k");
        }
    }

    private static void requireOnce(List<TuneBuild> builds) {
        Set<String> seen = new HashSet<>();
        builds.stream()
                .flatMap(build -> build.candidates().stream())
                .map(Candidate::name)
                .filter(name -> !seen.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ConfigurationException("the grid has " + name + " twice; name it once");
                });
    }

    private static void requireLists(DatasetInfo info, TuneGrid grid) {
        grid.ivfflat().forEach(build -> {
            if (build.lists() > info.documents()) {
                throw new ConfigurationException("lists is " + build.lists() + "; dataset '" + info.name() + "' has "
                        + info.documents() + " documents");
            }
        });
    }

    private static void requireType(DatasetInfo info, TuneBuild build) {
        if (!build.isExact() && info.dimension() > build.type().maxDimension()) {
            throw new ConfigurationException("an index of " + build.type().sql() + " takes at most "
                    + build.type().maxDimension() + " dimensions; dataset '" + info.name() + "' has "
                    + info.dimension());
        }
    }

    private static void requireMemory(BuildCost cost, TuneBuild build, long bytes) {
        build.server()
                .filter(server -> (double) server.maintenanceWorkMemMib() * MIB > bytes)
                .ifPresent(server -> {
                    throw new ConfigurationException(String.format(
                            Locale.ROOT,
                            "\"server\" asks for maintenance_work_mem_mib %d and the server has %s; name less, or use a"
                                    + " larger server",
                            server.maintenanceWorkMemMib(),
                            size((double) bytes)));
                });
        if (build.server().isEmpty() && cost.room(build.spec()) > bytes) {
            throw new ConfigurationException(String.format(
                    Locale.ROOT,
                    "the build of %s needs about %s and the server has %s; leave it out of the grid, or use a"
                            + " larger server",
                    build.name(),
                    size(cost.room(build.spec())),
                    size((double) bytes)));
        }
    }

    private static String size(double bytes) {
        return bytes < GIB
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / MIB)
                : String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
    }

    /**
     * Refuses a budget that the least a run can do does not fit into.
     *
     * @param seconds that are left
     * @param what says so, for the message
     */
    void requireBudget(long seconds, String what) {
        double least = leastSeconds();
        if (least > seconds) {
            throw new ConfigurationException(String.format(
                    Locale.ROOT,
                    "%s; exact search and one build with one setting take about %.0f s here, so give at least that",
                    what,
                    Math.ceil(least)));
        }
    }

    /** Seconds that the least a run can do is expected to take. */
    double leastSeconds() {
        return schedule(Optional.empty()).least(builds);
    }

    Schedule schedule(Optional<Duration> budget) {
        return new Schedule(
                new Budget(budget, System::nanoTime), cost, rules, new Schedule.Wanted(builds, ingestSeconds));
    }

    /** Candidates of all builds. */
    public int candidates() {
        return builds.stream().mapToInt(build -> build.searches().size()).sum();
    }

    /** Seconds the whole is expected to take, without preparing the dataset. */
    public double expectedSeconds() {
        return schedule(Optional.empty()).expected(builds);
    }

    /** The grid as the file that would ask for it. */
    public String text() {
        return new TuneGridFile().text(grid);
    }

    /** What may be tried beside the grid; empty where it is kept to. */
    public Optional<String> refinement() {
        return rules.refinements() == 0
                ? Optional.empty()
                : Optional.of(
                        "and of each build up to " + rules.refinements()
                                + " efforts (ef_search, probes) between the last that misses the recall and the first that reaches it");
    }

    /** The builds in order, one a line, with the seconds each is expected to take. */
    public List<String> lines() {
        return builds.stream()
                .map(build -> String.format(
                        Locale.ROOT,
                        "%6.1f s  %s, %d settings",
                        cost.seconds(build.spec()),
                        build.name(),
                        build.searches().size()))
                .toList();
    }
}
