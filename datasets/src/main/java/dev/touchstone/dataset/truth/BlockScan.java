package dev.touchstone.dataset.truth;

import java.util.List;

/** Lets every query of a group meet blocks of rows; one thread's own. */
final class BlockScan {
    private final ExactTask task;
    private final QueryGroup queries;
    private final List<Shortlist> lists;
    private final ProductKernel kernel;
    private final float[] scores = new float[CorpusBlock.ROWS];
    private final int[] hits = new int[CorpusBlock.ROWS];

    BlockScan(ExactTask task, QueryGroup queries, List<Shortlist> lists, ProductKernel kernel) {
        this.task = task;
        this.queries = queries;
        this.lists = lists;
        this.kernel = kernel;
    }

    void visit(CorpusBlock block) {
        kernel.multiply(block.components(), block.rows());
        for (int query = 0; query < queries.size(); query++) {
            double square = queries.square(query);
            double margin = ScoreBounds.holdFor(square) ? block.margin(Math.sqrt(square)) : Double.POSITIVE_INFINITY;
            Shortlist list = lists.get(query);
            kernel.products(query, scores);
            int found = block.scores(scores, threshold(list.floor(), margin), hits);
            int matching = keepMatching(queries.number(query), block.firstRow(), found);
            if (matching > 0) {
                list.add(block.firstRow(), hits, matching, scores, margin);
            }
        }
    }

    /** Returns a number of at most floor − margin: −∞ where either is unknown. */
    private static float threshold(double floor, double margin) {
        return margin == Double.POSITIVE_INFINITY ? Float.NEGATIVE_INFINITY : Math.nextDown((float) (floor - margin));
    }

    private int keepMatching(int query, int firstRow, int found) {
        if (task.filter() == RowFilter.ALL) {
            return found;
        }
        int kept = 0;
        for (int i = 0; i < found; i++) {
            if (task.filter().matches(query, firstRow + hits[i])) {
                hits[kept++] = hits[i];
            }
        }
        return kept;
    }
}
