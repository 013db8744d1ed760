package dev.touchstone.bench.tune;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.recall.RecallScorer;
import dev.touchstone.dataset.truth.RowFilter;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Who owns the documents and who asks.
 *
 * @param dataset documents and queries
 * @param name such as {@code unfiltered} or {@code per user}
 * @param ownerOfRow the user in whose collection a document lies
 * @param askerOfQuery the user whose documents a query searches
 * @param truth the exact answers under it
 * @param scorer of answers to all queries
 */
record Workload(
        Dataset dataset,
        String name,
        IntFunction<String> ownerOfRow,
        IntFunction<String> askerOfQuery,
        GroundTruth truth,
        RecallScorer scorer) {
    /** The one user of a workload without users. */
    static final String EVERYONE = "tune";

    /** The collection of every user. */
    static final String COLLECTION = "tune";

    /** Every query searches every document. */
    static Workload whole(Dataset dataset) {
        return whole(dataset, dataset.truth());
    }

    /** Every query searches every document, more of which are wanted than the dataset's own answers name. */
    static Workload whole(Dataset dataset, GroundTruth truth) {
        return new Workload(
                dataset,
                "unfiltered",
                row -> EVERYONE,
                query -> EVERYONE,
                truth,
                RecallScorer.of(dataset).restrictedTo(RowFilter.ALL, truth));
    }

    /** Every query searches the documents of its own user. */
    static Workload perUser(Dataset dataset, GroundTruth truth, RecallScorer scorer) {
        return new Workload(
                dataset,
                "per user",
                row -> user(dataset.corpus().attributes(row)),
                query -> user(dataset.queries().attributes(query)),
                truth,
                scorer);
    }

    private static String user(Map<String, String> attributes) {
        return attributes.get(CorpusDocument.USER);
    }
}
