package dev.touchstone.bench.plan;

import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.bench.load.ClientLimit;
import dev.touchstone.bench.load.Knee;
import dev.touchstone.bench.load.KneeSearch;
import dev.touchstone.bench.load.LoadResult;
import dev.touchstone.bench.load.OpenLoop;
import dev.touchstone.bench.load.StoreTraffic;
import dev.touchstone.bench.load.Trial;
import dev.touchstone.store.postgres.DatabaseOptions;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Sends loads to a filled space through a pool of its own, and finds the knee. */
final class KneeProbe {
    /** Threads that send: enough that none is missing while the pool is what is waited for. */
    static final int CLIENTS = 64;

    /** How often, and how far each time, the search begins lower. */
    private static final int FALLS = 2;

    private static final double FALL = 4;
    private static final double STEP = 1.25;
    private static final double RESOLUTION = 1.06;

    private final PlanSettings settings;
    private final int poolSize;
    private final ClientLimit limit;
    private final OpenLoop loop;
    private long seed;

    KneeProbe(PlanSettings settings, int poolSize, ClientLimit limit) {
        this.settings = settings;
        this.poolSize = poolSize;
        this.limit = limit;
        this.loop = loop(settings);
        this.seed = settings.effort().seed();
    }

    /** Measures what this client can send at all. */
    static ClientLimit measureLimit(PlanSettings settings) throws InterruptedException {
        return ClientLimit.measure(
                loop(settings), settings.target(), settings.effort().pace().client());
    }

    private static OpenLoop loop(PlanSettings settings) {
        Duration warmUp = settings.effort().pace().warmUp();
        Duration oldest = settings.target().limit().multipliedBy(20);
        return new OpenLoop(CLIENTS, warmUp, oldest.compareTo(warmUp) < 0 ? warmUp : oldest);
    }

    ClientLimit limit() {
        return limit;
    }

    /**
     * Searches upwards from a rate that should be met, and from lower ones where it is not.
     *
     * @throws BenchmarkFailedException if even the lowest misses the target
     * @throws PlanRefusedException if the client's limit comes first
     */
    KneeRun find(SizedSpace space, List<float[]> queries, double lowest) throws InterruptedException {
        double highest = limit.rate() / 2;
        if (lowest > highest) {
            throw clientFirst(space);
        }
        try (PgVectorDatabase database = open(space, DatabaseOptions.none())) {
            StoreTraffic traffic = traffic(space, database, queries);
            Knee knee = search(traffic, lowest, highest);
            for (int fall = 1; fall <= FALLS && knee.meets().isEmpty(); fall++) {
                knee = search(traffic, lowest / Math.pow(FALL, fall), highest);
            }
            if (knee.meets().isEmpty()) {
                throw unreachable(space, knee);
            }
            if (knee.misses().isEmpty()) {
                throw clientFirst(space);
            }
            return KneeRun.of(knee);
        }
    }

    private Knee search(StoreTraffic traffic, double lowest, double highest) throws InterruptedException {
        return new KneeSearch(lowest, highest, STEP, RESOLUTION).find(rate -> trial(traffic, rate));
    }

    private BenchmarkFailedException unreachable(SizedSpace space, Knee knee) {
        Trial slowest = knee.trials().get(knee.trials().size() - 1);
        return new BenchmarkFailedException(String.format(
                Locale.ROOT,
                "the target cannot be reached: at %,d documents even %.0f requests/s had a p99 of %.1f ms, and p99 may be"
                        + " %.1f ms; allow more with --p99-ms, or end what else keeps this machine busy and go on with"
                        + " --resume",
                space.rows(),
                slowest.rate(),
                slowest.result().latency().getValueAtPercentile(99) / 1e6,
                settings.target().limit().toNanos() / 1e6));
    }

    private PlanRefusedException clientFirst(SizedSpace space) {
        return new PlanRefusedException(String.format(
                Locale.ROOT,
                "at %,d documents the server keeps the target at every rate this client sends with ease, %.0f of its %.0f"
                        + " requests/s: the knee would be the client's; plan with more documents or dimensions, or run on"
                        + " another machine than the server",
                space.rows(),
                limit.rate() / 2,
                limit.rate()));
    }

    /** Opens a space with the pool the loads go through. */
    PgVectorDatabase open(SizedSpace space, DatabaseOptions options) {
        return space.open(PoolSettings.defaults().withMaximumSize(poolSize), options);
    }

    /** The requests of a load. */
    StoreTraffic traffic(SizedSpace space, PgVectorDatabase database, List<float[]> queries) {
        return new StoreTraffic(
                space.stores(database),
                queries,
                new StoreTraffic.Settings(
                        settings.traffic().mix(),
                        settings.index().k(),
                        "added by the load",
                        settings.effort().seed()));
    }

    private Trial trial(StoreTraffic traffic, double rate) throws InterruptedException {
        LoadResult result = send(loop, traffic, rate);
        return new Trial(rate, settings.target().isMetBy(result), result);
    }

    /** One load at a rate, long enough for the percentile. */
    LoadResult send(OpenLoop clients, StoreTraffic traffic, double rate) throws InterruptedException {
        Duration enough = Duration.ofNanos((long) (settings.target().requests() / rate * 1e9));
        Duration shortest = settings.effort().pace().load();
        Duration measured = enough.compareTo(shortest) < 0 ? shortest : enough;
        return clients.run(traffic, settings.traffic().arrivals().at(rate, seed++), measured);
    }
}
