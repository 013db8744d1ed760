package dev.touchstone.bench.plan;

import dev.touchstone.report.capacity.BuildCosts;
import dev.touchstone.report.capacity.BuildCosts.Memory;
import dev.touchstone.report.capacity.BuildCosts.Time;
import dev.touchstone.store.index.IndexSpec.Hnsw;
import dev.touchstone.store.postgres.BuildSettings;
import dev.touchstone.store.postgres.BuiltIndex;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Builds the same rows under other settings than the plan's, and sees how much memory a graph takes. */
final class BuildLab {
    private static final int MIB = 1 << 20;
    private static final int WORKERS = 2;
    private static final int MOST_CANDIDATES = 1_000;

    /** The share of the expected memory that a build is given, so that the server says after how many rows it is full. */
    private static final double TOO_LITTLE = 0.85;

    /** Below so much, the blocks in which the server takes memory are too large a part of it. */
    private static final int LEAST_MIB = 4;

    private static final Pattern FULL = Pattern.compile("no longer fits into maintenance_work_mem after (\\d+) tuples");

    private final PlanSettings settings;

    BuildLab(PlanSettings settings) {
        this.settings = settings;
    }

    /**
     * Measures both.
     *
     * @param timed filled with the rows that are built under other settings
     * @param weighed filled with the rows whose memory is watched
     */
    BuildCosts measure(SizedSpace timed, SizedSpace weighed) {
        int m = settings.index().m();
        List<Time> times = Stream.of(
                        new Time(m, settings.index().efConstruction(), WORKERS, 0),
                        new Time(halved(m), settings.index().efConstruction(), WORKERS, 0),
                        new Time(doubled(m), Math.max(settings.index().efConstruction(), 2 * doubled(m)), WORKERS, 0),
                        new Time(m, Math.max(2 * m, settings.index().efConstruction() / 2), WORKERS, 0),
                        new Time(
                                m,
                                Math.min(MOST_CANDIDATES, 2 * settings.index().efConstruction()),
                                WORKERS,
                                0),
                        new Time(m, settings.index().efConstruction(), 1, 0),
                        new Time(m, settings.index().efConstruction(), 0, 0))
                .distinct()
                .map(cell -> time(timed, cell))
                .toList();
        List<Memory> memory = Stream.of(halved(m), m, doubled(m))
                .distinct()
                .flatMap(links -> memory(weighed, links).stream())
                .toList();
        return new BuildCosts(timed.rows(), times, memory);
    }

    private static int halved(int m) {
        return Math.max(2, m / 2);
    }

    private static int doubled(int m) {
        return Math.min(100, 2 * m);
    }

    private Time time(SizedSpace space, Time cell) {
        int mebibytes = PlanLab.memory(settings.graph(space.rows(), cell.m()))
                .maintenanceWorkMemMiB()
                .orElseThrow();
        BuiltIndex built = space.build(
                new Hnsw(cell.m(), cell.efConstruction()),
                new BuildSettings(OptionalInt.of(mebibytes), OptionalInt.of(cell.workers())));
        return new Time(
                cell.m(),
                cell.efConstruction(),
                cell.workers(),
                built.buildTime().toNanos() / 1e9);
    }

    /** Gives a build less than it needs; empty where that is too little to be told from the server's own blocks. */
    private Optional<Memory> memory(SizedSpace space, int m) {
        long modelled = settings.graph(space.rows(), m).bytes();
        int given = (int) (TOO_LITTLE * modelled / MIB);
        if (given < LEAST_MIB) {
            return Optional.empty();
        }
        BuiltIndex built = space.build(
                new Hnsw(m, Math.max(2 * m, settings.index().efConstruction())),
                new BuildSettings(OptionalInt.of(given), OptionalInt.of(0)));
        return built.notices().stream()
                .flatMap(notice -> FULL.matcher(notice).results())
                .map(BuildLab::rows)
                .findFirst()
                .map(held -> new Memory(space.rows(), m, (double) given * MIB / held * space.rows(), modelled));
    }

    private static int rows(MatchResult full) {
        return Integer.parseInt(full.group(1));
    }
}
