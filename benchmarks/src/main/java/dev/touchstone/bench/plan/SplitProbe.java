package dev.touchstone.bench.plan;

import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.bench.load.LoadResult;
import dev.touchstone.bench.load.OpenLoop;
import dev.touchstone.bench.load.StoreTraffic;
import dev.touchstone.report.capacity.LatencySplit;
import dev.touchstone.report.capacity.LatencySplit.Parts;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.DatabaseOptions;
import dev.touchstone.store.postgres.PgVectorDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Takes a load's latency apart: the pool's own timer says how long connections were waited for, the server's statistics
 * how long it worked, over that load and an equal one before it that opens the connections; both have the pool and, but
 * for this plan, the database to themselves.
 */
final class SplitProbe {
    private static final OpenLoop LOOP = new OpenLoop(KneeProbe.CLIENTS, Duration.ZERO, Duration.ofSeconds(5));
    private static final double NANOS_PER_MILLI = 1e6;

    private final KneeProbe probe;
    private final ConnectionSettings server;

    SplitProbe(KneeProbe probe, ConnectionSettings server) {
        this.probe = probe;
        this.server = server;
    }

    /** Sends one load at a share of the knee. */
    LatencySplit split(SizedSpace space, List<float[]> queries, double share, double knee) throws InterruptedException {
        MeterRegistry registry = new SimpleMeterRegistry();
        try (ServerTime time = ServerTime.begin(server)) {
            LoadResult warmUp;
            LoadResult result;
            double waited;
            try (PgVectorDatabase database =
                    probe.open(space, DatabaseOptions.none().withMetrics(registry))) {
                StoreTraffic traffic = probe.traffic(space, database, queries);
                warmUp = probe.send(LOOP, traffic, share * knee);
                double before = waited(registry);
                result = probe.send(LOOP, traffic, share * knee);
                waited = waited(registry) - before;
            }
            int answered = warmUp.timings().size() + result.timings().size();
            Optional<Double> busy = time.spentMillis().map(millis -> millis / answered);
            return new LatencySplit(share, share * knee, parts(result, waited, busy), result.lost());
        }
    }

    /** Milliseconds of all waits for a connection; the pool takes its timer along when it is closed. */
    private static double waited(MeterRegistry registry) {
        Timer waits = registry.find("hikaricp.connections.acquire").timer();
        if (waits == null) {
            throw new BenchmarkFailedException("the pool did not count how long connections were waited for");
        }
        return waits.totalTime(TimeUnit.MILLISECONDS);
    }

    private static Parts parts(LoadResult result, double waited, Optional<Double> busy) {
        int answered = result.timings().size();
        return Parts.of(
                result.lateness().getMean() / NANOS_PER_MILLI,
                result.service().getMean() / NANOS_PER_MILLI,
                waited / answered,
                busy);
    }
}
