package dev.touchstone.bench.plan;

import dev.touchstone.report.capacity.Observation;
import dev.touchstone.report.capacity.PoolCell;
import dev.touchstone.report.capacity.PoolSizing;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Measures throughput and latency over pool sizes and client threads, the cells taking turns. */
final class PoolSizes {
    private static final List<Integer> SIZES = List.of(1, 2, 3, 4, 6, 8, 16);
    private static final List<Integer> THREADS = List.of(4, 16);
    private static final double NANOS_PER_MILLI = 1e6;

    private final SizedSpace space;
    private final ClosedClients clients;

    PoolSizes(SizedSpace space, ClosedClients clients) {
        this.space = space;
        this.clients = clients;
    }

    /** What one pool size and number of threads showed. */
    private record Cell(int size, int threads, List<Double> rates, Histogram latencies) {
        PoolCell row() {
            return new PoolCell(
                    size,
                    threads,
                    Medians.of(rates),
                    latencies.getValueAtPercentile(50) / NANOS_PER_MILLI,
                    latencies.getValueAtPercentile(99) / NANOS_PER_MILLI);
        }
    }

    /** Measures each cell once a round, after a round that is not counted. */
    PoolSizing measure(int rounds) throws InterruptedException {
        List<PgVectorDatabase> pools = new ArrayList<>();
        try {
            for (int size : SIZES) {
                pools.add(space.open(PoolSettings.defaults().withMaximumSize(size)));
            }
            List<Cell> cells = cells();
            for (int round = -1; round < rounds; round++) {
                for (Cell cell : cells) {
                    measure(space.store(pools.get(SIZES.indexOf(cell.size())), 0), cell, round >= 0);
                }
            }
            return PoolSizing.of(cells.stream().map(Cell::row).toList(), fullestLoad(cells));
        } finally {
            pools.forEach(PgVectorDatabase::close);
        }
    }

    private static List<Cell> cells() {
        return THREADS.stream()
                .flatMap(threads -> SIZES.stream()
                        .map(size -> new Cell(size, threads, new ArrayList<>(), ClosedClients.histogram())))
                .toList();
    }

    private void measure(PgVectorStore store, Cell cell, boolean counts) throws InterruptedException {
        Histogram latencies = ClosedClients.histogram();
        double rate = clients.run(store, cell.threads(), latencies);
        if (counts) {
            cell.rates().add(rate);
            cell.latencies().add(latencies);
        }
    }

    private static List<Observation> fullestLoad(List<Cell> cells) {
        int most = Collections.max(THREADS);
        return cells.stream()
                .filter(cell -> cell.threads() == most)
                .flatMap(cell -> cell.rates().stream().map(rate -> new Observation(cell.size(), rate)))
                .toList();
    }
}
