package dev.touchstone.bench.plan;

import dev.touchstone.bench.load.Arrivals;
import dev.touchstone.bench.load.ClientLimit;
import dev.touchstone.bench.load.Knee;
import dev.touchstone.bench.load.KneeSearch;
import dev.touchstone.bench.load.LatencyTarget;
import dev.touchstone.bench.load.LoadResult;
import dev.touchstone.bench.load.OpenLoop;
import dev.touchstone.bench.load.StoreTraffic;
import dev.touchstone.bench.load.TrafficMix;
import dev.touchstone.bench.load.Trial;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import java.time.Duration;
import java.util.List;

/** Finds the knee of a filled space under Poisson arrivals, through a pool of its own. */
final class KneeProbe {
    /** Threads that send: enough that none is missing while the pool is what is waited for. */
    static final int CLIENTS = 64;

    private static final Duration WARM_UP = Duration.ofMillis(700);
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final double FIRST_SHARE = 0.6;
    private static final double STEP = 1.25;
    private static final double RESOLUTION = 1.06;

    private final PlanSettings settings;
    private final int poolSize;
    private final TrafficMix mix;
    private final ClientLimit limit;
    private final OpenLoop loop;
    private long seed;

    KneeProbe(PlanSettings settings, int poolSize, TrafficMix mix) throws InterruptedException {
        this.settings = settings;
        this.poolSize = poolSize;
        this.mix = mix;
        this.loop = loop(settings.target());
        this.limit = ClientLimit.measure(loop, settings.target());
        this.seed = settings.effort().seed();
    }

    private static OpenLoop loop(LatencyTarget target) {
        Duration oldest = target.limit().multipliedBy(20);
        return new OpenLoop(CLIENTS, WARM_UP, oldest.compareTo(WARM_UP) < 0 ? WARM_UP : oldest);
    }

    ClientLimit limit() {
        return limit;
    }

    /**
     * Searches upwards from a share of the expected capacity.
     *
     * @param expected requests/s the space may be able to serve, above 0
     */
    Knee find(SizedSpace space, List<float[]> queries, double expected) throws InterruptedException {
        try (PgVectorDatabase database = space.open(PoolSettings.defaults().withMaximumSize(poolSize))) {
            StoreTraffic traffic = new StoreTraffic(
                    List.of(space.store(database)),
                    queries,
                    new StoreTraffic.Settings(
                            mix,
                            settings.index().k(),
                            "added by the load",
                            settings.effort().seed()));
            double lowest = Math.min(FIRST_SHARE * expected, limit.rate());
            return new KneeSearch(lowest, Math.max(lowest, limit.rate()), STEP, RESOLUTION)
                    .find(rate -> trial(traffic, rate));
        }
    }

    private Trial trial(StoreTraffic traffic, double rate) throws InterruptedException {
        Duration enough = Duration.ofNanos((long) (settings.target().requests() / rate * 1e9));
        Duration measured = enough.compareTo(SHORTEST) < 0 ? SHORTEST : enough;
        LoadResult result = loop.run(traffic, new Arrivals.Poisson(rate, seed++), measured);
        return new Trial(rate, settings.target().isMetBy(result), result);
    }
}
