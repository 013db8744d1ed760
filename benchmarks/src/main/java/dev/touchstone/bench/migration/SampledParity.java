package dev.touchstone.bench.migration;

import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.bench.parity.MixedQueries;
import dev.touchstone.conformance.parity.ParityComparison;
import dev.touchstone.conformance.parity.ParityQuery;
import dev.touchstone.conformance.parity.ParityReport;
import dev.touchstone.conformance.parity.ParitySettings;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.migration.MigrationSettings;
import dev.touchstone.store.migration.SampledSearch;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts sampled queries, each halfway between two documents of a store, to the file store and to PostgreSQL, and classifies
 * every difference. The files are read once for all queries and never held in memory.
 *
 * @param settings where the files are
 * @param k results of each query, at least 1
 * @param queries queries a store, at least 1
 * @param seed of the queries
 */
public record SampledParity(MigrationSettings settings, int k, int queries, long seed) {
    /**
     * Compares the answers for one store that holds documents.
     *
     * @param examples differences of each kind that are kept in full for each query; they hold what documents say
     */
    ParityReport compare(CollectionId store, PgVectorDatabase database, List<EmbeddedDocument> sample, int examples) {
        ParitySettings how = new ParitySettings(k, ParitySettings.DEFAULT_TOLERANCE, examples);
        PgVectorStore postgres = database.store(store, new VectorsOnly(database.dimension()), new ExactSearch());
        SampledSearch files = new SampledSearch(settings, store, database.dimension());
        List<ParityQuery> asked = MixedQueries.of(sample, queries, seed);
        List<List<ScoredDocument>> got = new ArrayList<>();
        for (ParityQuery query : asked) {
            SearchRequest request = SearchRequest.of(query.vector(), k);
            List<ScoredDocument> rows = postgres.search(request);
            got.add(rows);
            files.ask(request, ids(rows));
        }
        List<List<ScoredDocument>> expected = files.answers();
        List<ParityReport> reports = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            reports.add(ParityComparison.compareAnswer(asked.get(i).text(), expected.get(i), got.get(i), how));
        }
        return ParityReport.sum(reports);
    }

    private static Set<String> ids(List<ScoredDocument> rows) {
        return rows.stream().map(row -> row.document().id()).collect(Collectors.toSet());
    }
}
