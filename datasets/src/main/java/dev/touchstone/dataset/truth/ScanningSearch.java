package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Neighbours;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.parallel.Cores;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Exact search in plain Java: every query meets every row, in double precision, on every core. */
public final class ScanningSearch implements ExactSearch {
    private static final String STEP = "find exact neighbours";
    private static final int MOST_QUERIES_AT_ONCE = 128;

    @Override
    public GroundTruth search(ExactTask task, Progress progress) {
        int queries = task.queries().size();
        int group = groupSize(queries);
        Neighbours[] found = new Neighbours[queries];
        Ticker ticker = new Ticker(progress, (long) queries * task.corpus().size());
        Cores.forEach(STEP, (queries + group - 1) / group, g -> {
            List<QueryScan> scans = IntStream.range(g * group, Math.min(queries, (g + 1) * group))
                    .mapToObj(query -> new QueryScan(task, query))
                    .toList();
            scan(task, scans, ticker);
            for (int i = 0; i < scans.size(); i++) {
                found[g * group + i] = scans.get(i).neighbours();
            }
        });
        return new GroundTruth(task.k(), Arrays.asList(found));
    }

    /** Large enough to pay for unpacking a block, small enough to keep every core busy. */
    private static int groupSize(int queries) {
        int perCore = queries / (2 * Runtime.getRuntime().availableProcessors());
        return Math.max(1, Math.min(MOST_QUERIES_AT_ONCE, perCore));
    }

    private static void scan(ExactTask task, List<QueryScan> scans, Ticker ticker) {
        ProductBlock block = new ProductBlock(task.corpus());
        for (int row = 0; row < task.corpus().size(); row += ProductBlock.ROWS) {
            block.load(row);
            scans.forEach(scan -> scan.visit(block));
            ticker.add((long) block.rows() * scans.size());
        }
    }

    /** Adds up comparisons made on all threads. */
    private record Ticker(Progress progress, long total, AtomicLong done) {
        Ticker(Progress progress, long total) {
            this(progress, total, new AtomicLong());
        }

        void add(long comparisons) {
            progress.advanced(STEP, done.addAndGet(comparisons), total);
        }
    }
}
