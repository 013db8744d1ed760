package dev.touchstone.dataset.truth;

import java.util.List;

/** Lets every query of a group meet blocks of rows; one thread's own. */
final class BlockScan {
    private final ExactTask task;
    private final QueryGroup queries;
    private final List<Shortlist> lists;
    private final ProductKernel kernel;
    private final HitFinder hits = new HitFinder();
    private final float[] products = new float[CorpusBlock.ROWS];

    BlockScan(ExactTask task, QueryGroup queries, List<Shortlist> lists, ProductKernel kernel) {
        this.task = task;
        this.queries = queries;
        this.lists = lists;
        this.kernel = kernel;
    }

    void visit(CorpusBlock block) {
        kernel.multiply(block.components(), block.rows());
        for (int query = 0; query < queries.size(); query++) {
            double norm = queries.norm(query);
            double margin = queries.isBounded(query) ? block.margin(norm) : Double.POSITIVE_INFINITY;
            Shortlist list = lists.get(query);
            kernel.products(query, products);
            hits.take(block, products, block.magnitude(norm));
            hits.find(threshold(floor(list, margin), margin));
            if (task.filter() != RowFilter.ALL) {
                hits.keepMatching(task.filter(), queries.number(query));
            }
            if (hits.found() > 0) {
                list.add(hits, margin);
            }
        }
    }

    /** Returns what upper ends must reach: before any is known, what k rows of this block reach. */
    private double floor(Shortlist list, double margin) {
        double known = list.floor();
        return known == Double.NEGATIVE_INFINITY && task.filter() == RowFilter.ALL
                ? hits.reachedByK(task.k()) - margin
                : known;
    }

    /** Returns a number of at most floor − margin: −∞ where either is unknown. */
    private static float threshold(double floor, double margin) {
        return margin == Double.POSITIVE_INFINITY ? Float.NEGATIVE_INFINITY : Math.nextDown((float) (floor - margin));
    }
}
