package dev.touchstone.bench.plan;

import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.report.capacity.MemoryPressure;
import dev.touchstone.report.capacity.MemoryPressure.Latency;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
     * Fills the small server with each fitted size whose index it cannot hold and searches both servers, all in turns; empty
     * where no second server can be started, or no such size is left.
     *
     * @param indexed gives a size on the large server
     * @param filling fills a schema of a server with the rows of a size
     */
    List<MemoryPressure> measure(IntFunction<SizedSpace> indexed, BiFunction<PlanSite, Integer, SizedSpace> filling) {
        List<SizedSpace> large = settings.sizes().stream()
                .map(indexed::apply)
                .filter(space -> space.bytes().index() > PlanSite.SMALL_BUFFERS)
                .toList();
        return site.smallServer()
                .filter(starter -> !large.isEmpty())
                .map(starter -> compare(large, starter, filling))
                .orElse(List.of());
    }

    private List<MemoryPressure> compare(
            List<SizedSpace> large,
            Supplier<PostgresServer> starter,
            BiFunction<PlanSite, Integer, SizedSpace> filling) {
        try (PostgresServer server = starter.get()) {
            List<SizedSpace> small = new ArrayList<>();
            try {
                for (SizedSpace space : large) {
                    SizedSpace twin = filling.apply(site.on(server), space.rows());
                    small.add(twin);
                    site.steps().advanced("Building HNSW over " + twin.rows() + " rows in little memory", 0, 1);
                    twin.build(PlanLab.memory(
                            settings.graph(twin.rows(), settings.index().m())));
                }
                return inTurns(large, small);
            } finally {
                small.forEach(SizedSpace::close);
            }
        }
    }

    private List<MemoryPressure> inTurns(List<SizedSpace> large, List<SizedSpace> small) {
        site.steps().advanced("Searching in and out of memory, in turns", 0, 1);
        List<? extends VectorStore> stores = Stream.concat(large.stream(), small.stream())
                .map(SizedSpace::store)
                .toList();
        List<List<Histogram>> passes = new LatencyRounds(
                        queries, settings.index().k())
                .measure(stores, settings.effort().memoryRounds());
        List<MemoryPressure> pressures = new ArrayList<>();
        for (int i = 0; i < large.size(); i++) {
            pressures.add(new MemoryPressure(
                    large.get(i).rows(),
                    small.get(i).bytes().index(),
                    PlanSite.SMALL_BUFFERS,
                    latency(large.get(i), passes.get(i)),
                    latency(small.get(i), passes.get(large.size() + i))));
        }
        return pressures;
    }

    private Latency latency(SizedSpace space, List<Histogram> passes) {
        Latencies latencies = Latencies.of(passes);
        return new Latency(Medians.of(latencies.p50Millis()), latencies.p95Millis(), readBlocks(space));
    }

    /** Blocks of the index a search reads from outside the server's memory. */
    private double readBlocks(SizedSpace space) {
        int k = settings.index().k();
        long read =
                space.indexBlocksReadBy(store -> queries.forEach(query -> store.search(SearchRequest.of(query, k))));
        return (double) read / queries.size();
    }
}
