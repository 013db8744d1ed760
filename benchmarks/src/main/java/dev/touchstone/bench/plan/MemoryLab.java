package dev.touchstone.bench.plan;

import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.report.capacity.MemoryPressure;
import dev.touchstone.report.capacity.MemoryPressure.Latency;
import dev.touchstone.store.SearchRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** The same searches on a server that holds the index in memory and on one that cannot. */
final class MemoryLab {
    private final PlanSite site;
    private final PlanSettings settings;
    private final List<float[]> queries;

    MemoryLab(PlanSite site, PlanSettings settings, List<float[]> queries) {
        this.site = site;
        this.settings = settings;
        this.queries = queries;
    }

    /**
     * Fills the small server with the rows of a size and searches both in turns; empty where no second server can be
     * started, or it would hold the index as well.
     *
     * @param filling fills a schema of a server with the same rows
     */
    Optional<MemoryPressure> measure(SizedSpace large, Function<PlanSite, SizedSpace> filling) {
        if (large.bytes().index() <= PlanSite.SMALL_BUFFERS) {
            return Optional.empty();
        }
        return site.smallServer().map(starter -> compare(large, starter, filling));
    }

    private MemoryPressure compare(
            SizedSpace large, Supplier<PostgresServer> starter, Function<PlanSite, SizedSpace> filling) {
        try (PostgresServer server = starter.get();
                SizedSpace small = filling.apply(site.on(server))) {
            small.build(PlanLab.memory(settings, small.rows()));
            site.progress().advanced("Searching in and out of memory, in turns", 0, 1);
            List<List<Histogram>> passes = new LatencyRounds(
                            queries, settings.index().k())
                    .measure(
                            List.of(large.store(), small.store()),
                            settings.effort().rounds());
            return new MemoryPressure(
                    large.rows(),
                    small.bytes().index(),
                    PlanSite.SMALL_BUFFERS,
                    latency(large, passes.get(0)),
                    latency(small, passes.get(1)));
        }
    }

    private Latency latency(SizedSpace space, List<Histogram> passes) {
        Latencies latencies = Latencies.of(passes);
        return new Latency(
                Medians.of(latencies.p50Millis()),
                Medians.of(latencies.p95Millis()),
                Medians.range(latencies.p95Millis()),
                readBlocks(space));
    }

    /** Blocks of the index a search reads from outside the server's memory. */
    private double readBlocks(SizedSpace space) {
        int k = settings.index().k();
        long read =
                space.indexBlocksReadBy(store -> queries.forEach(query -> store.search(SearchRequest.of(query, k))));
        return (double) read / queries.size();
    }
}
