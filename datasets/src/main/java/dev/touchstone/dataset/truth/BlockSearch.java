package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Neighbours;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.parallel.Cores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Exact search in blocks: 32-bit products of many queries with many rows leave a few candidates, whose distances are
 * then computed in double precision. What the products leave out is proven not to be among the nearest
 * ({@link ScoreBounds}), so the answer is that of a double loop over {@link dev.touchstone.dataset.Metric#distance}.
 *
 * <p>The corpus is read once for every {@value #GROUP} queries, in its order. Memory beside it: 8 bytes a row, one
 * block a core, and at most max(256, 4 k) candidates a query.
 */
public final class BlockSearch implements ExactSearch {
    private static final String STEP = "find exact neighbours";
    private static final int GROUP = 1024;

    private final Products products;

    /** Searches with the fastest products of this platform. */
    public BlockSearch() {
        this(Products.fastest());
    }

    /** Searches with products of one kind. */
    public BlockSearch(Products products) {
        this.products = products;
    }

    /** Returns what multiplies. */
    public Products products() {
        return products;
    }

    @Override
    public GroundTruth search(ExactTask task, Progress progress) {
        int queries = task.queries().size();
        RowSquares squares = new RowSquares(task.corpus().size());
        Ticker ticker = new Ticker(progress, (long) queries * task.corpus().size());
        List<Neighbours> found = new ArrayList<>(queries);
        for (int first = 0; first < queries; first += GROUP) {
            QueryGroup group = new QueryGroup(task, first, Math.min(GROUP, queries - first));
            found.addAll(search(task, group, squares, ticker));
        }
        return new GroundTruth(task.k(), found);
    }

    private List<Neighbours> search(ExactTask task, QueryGroup group, RowSquares squares, Ticker ticker) {
        ScoreBounds bounds = new ScoreBounds(task.metric(), task.corpus().dimension());
        List<Shortlist> lists = IntStream.range(0, group.size())
                .mapToObj(query -> new ExactDistances(task, group.measured(query), squares, bounds))
                .map(distances -> new Shortlist(distances, task.k()))
                .toList();
        Supplier<ProductKernel> kernels = products.kernels(group, CorpusBlock.ROWS);
        int blocks = (task.corpus().size() + CorpusBlock.ROWS - 1) / CorpusBlock.ROWS;
        Cores.forEach(STEP, blocks, (Supplier<IntConsumer>) () -> {
            CorpusBlock block = new CorpusBlock(task, bounds, squares);
            BlockScan scan = new BlockScan(task, group, lists, kernels.get());
            return number -> {
                block.load(number * CorpusBlock.ROWS);
                scan.visit(block);
                ticker.add((long) block.rows() * group.size());
            };
        });
        Neighbours[] nearest = new Neighbours[group.size()];
        Cores.forEach(
                STEP, nearest.length, query -> nearest[query] = lists.get(query).nearest());
        return Arrays.asList(nearest);
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
