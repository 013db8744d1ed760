package dev.touchstone.dataset.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Rows in a seeded order, the first of them held out of the corpus to be its queries.
 *
 * @param queries original numbers of the rows held out
 * @param corpus original numbers of the others, in corpus order
 */
record HeldOut(List<Integer> queries, List<Integer> corpus) {
    private static final long SEED = 31;

    static HeldOut of(int rows, int queries) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(order, new Random(SEED));
        return new HeldOut(List.copyOf(order.subList(0, queries)), List.copyOf(order.subList(queries, rows)));
    }
}
