package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.FileStoreUnderTest;
import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.conformance.parity.DifferenceKind;
import dev.touchstone.conformance.parity.ParityComparison;
import dev.touchstone.conformance.parity.ParityQuery;
import dev.touchstone.conformance.parity.ParityReport;
import dev.touchstone.conformance.parity.ParitySettings;
import dev.touchstone.conformance.parity.Strictness;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The file store against the PostgreSQL store, holding the same 3,000 documents, some of them twice. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ParityIT {
    private static final int DIMENSION = 32;
    private static final int K = 10;

    private final Clusters clusters = new Clusters(DIMENSION);
    private final FileStoreUnderTest files = new FileStoreUnderTest(new LetterModel(DIMENSION));
    private final List<ParityQuery> queries = IntStream.range(10_000, 10_060)
            .mapToObj(i -> ParityQuery.of("query " + i, clusters.query(i)))
            .toList();
    private PgVectorDatabase database;
    private VectorStore reference;
    private PgVectorStore candidate;

    @BeforeAll
    void fillBoth(TestDatabase given) {
        CollectionId id = CollectionId.ofUser("parity");
        database = PgVectorDatabase.open(
                given.connection(), new VectorSpace(given.schema(), DIMENSION), PoolSettings.defaults());
        reference = files.open(id);
        candidate = database.store(id, new LetterModel(DIMENSION), new SearchSettings.ExactSearch());
        List<EmbeddedDocument> documents = new ArrayList<>(clusters.documents(2_000, 0));
        documents.addAll(clusters.documents(1_000, 0));
        List<String> ids = reference.addEmbedded(documents);
        List<EmbeddedDocument> identified = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            EmbeddedDocument document = documents.get(i);
            identified.add(new EmbeddedDocument(document.document().withId(ids.get(i)), document.vector()));
        }
        candidate.addEmbedded(identified);
        database.indexes().build(new IndexSpec.Hnsw(4, 8));
        database.analyze();
    }

    @AfterAll
    void close() {
        files.close();
        if (database != null) {
            database.close();
        }
    }

    private ParityReport compare(VectorStore store) {
        Set<String> ids = ParityComparison.idsOf(candidate, clusters.query(1));
        return new ParityComparison(reference, store, ids, ParitySettings.of(K)).compare(queries);
    }

    @Test
    void findsNothingButTiesAndRoundingInExactSearch() {
        ParityReport report = compare(candidate);
        assertThat(report.examples())
                .filteredOn(d -> !Strictness.EXACT.allows(d.kind()))
                .isEmpty();
        assertThat(report.passes(Strictness.EXACT)).isTrue();
        assertThat(report.rows()).isEqualTo((long) queries.size() * K);
    }

    @Test
    void findsMissesAndNothingWorseInApproximateSearch() {
        ParityReport report = compare(candidate.withSettings(SearchSettings.HnswSearch.of(1)));
        assertThat(report.count(DifferenceKind.ANN_MISS)).isPositive();
        assertThat(report.passes(Strictness.EXACT)).isFalse();
        assertThat(report.passes(Strictness.APPROXIMATE)).isTrue();
    }

    @Test
    void findsTheDocumentsThatOneStoreLost() {
        CollectionId id = CollectionId.ofUser("loses");
        List<EmbeddedDocument> documents = clusters.documents(50, 0);
        VectorStore whole = files.open(id);
        PgVectorStore losing = database.store(id, new LetterModel(DIMENSION), new SearchSettings.ExactSearch());
        List<String> ids = whole.addEmbedded(documents);
        for (int i = 0; i < ids.size(); i += 2) {
            EmbeddedDocument document = documents.get(i);
            losing.addEmbedded(
                    List.of(new EmbeddedDocument(document.document().withId(ids.get(i)), document.vector())));
        }
        Set<String> held = ParityComparison.idsOf(losing, clusters.query(1));
        ParityReport report = new ParityComparison(whole, losing, held, ParitySettings.of(K)).compare(queries);
        assertThat(held).hasSize(25);
        assertThat(report.count(DifferenceKind.MISSING_ROW)).isPositive();
        assertThat(report.count(DifferenceKind.ANN_MISS)).isZero();
        assertThat(report.passes(Strictness.APPROXIMATE)).isFalse();
    }
}
