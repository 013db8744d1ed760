package dev.touchstone.bench.sweep;

import dev.touchstone.conformance.parity.ParityQuery;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The two stores that hold the same documents, and what is asked of them.
 *
 * @param dataset documents, queries and exact answers
 * @param queries the dataset's queries, in its order
 * @param file the file store, each query asked once
 * @param database where the PostgreSQL store lives
 * @param postgres the PostgreSQL store
 * @param ids ids of all documents
 */
public record Subjects(
        Dataset dataset,
        List<ParityQuery> queries,
        VectorStore file,
        PgVectorDatabase database,
        PgVectorStore postgres,
        Set<String> ids) {
    /** Returns the queries of a dataset in the form both stores are asked. */
    public static List<ParityQuery> queriesOf(Dataset dataset) {
        return IntStream.range(0, dataset.queries().size())
                .mapToObj(i -> ParityQuery.of(
                        dataset.queries().text(i), dataset.queries().vector(i)))
                .toList();
    }
}
