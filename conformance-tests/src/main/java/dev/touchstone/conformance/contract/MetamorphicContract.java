package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.parity.ParityComparison;
import dev.touchstone.conformance.parity.ParitySettings;
import dev.touchstone.conformance.parity.Strictness;
import dev.touchstone.conformance.random.Rotation;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.TestReporter;

/** Metamorphic relations: changes of a query or a collection that must not, or must exactly so, change the answers. */
public interface MetamorphicContract extends StoreContract {
    /** Documents of a collection. */
    int DOCUMENTS = 60;

    /** Rows asked for. */
    int ROWS = 10;

    /** Vectors and a number of queries of a rule's seed. */
    private Cloud cloud(String rule, TestReporter reporter) {
        return Cloud.of(subject().dimension(), DOCUMENTS, Seeds.of(rule, reporter));
    }

    @Rule(
            id = "MET-01",
            intent = "A query's length changes neither rows nor scores.",
            ifItFails = "check the operator class: inner product and L2 depend on length, cosine does not")
    default void ignoresTheLengthOfAQuery(TestReporter reporter) {
        Cloud cloud = cloud("MET-01", reporter);
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(cloud.documents());
            for (float[] query : cloud.queries()) {
                List<ScoredDocument> plain = store.search(SearchRequest.of(query, ROWS));
                for (float factor : new float[] {0.25f, 4f, 1024f}) {
                    assertThat(store.search(SearchRequest.of(Cloud.scaled(query, factor), ROWS)))
                            .as("times %s", factor)
                            .isEqualTo(plain);
                }
            }
        }
    }

    @Rule(
            id = "MET-02",
            intent = "The k nearest are the first k of the k + 1 nearest.",
            needs = Capability.EXACT_SEARCH,
            ifItFails = "look at where rows are cut off, before or after they are sorted")
    default void findsTheSameFirstRowsWhateverK(TestReporter reporter) {
        Cloud cloud = cloud("MET-02", reporter);
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(cloud.documents());
            for (float[] query : cloud.queries()) {
                List<ScoredDocument> longer = store.search(SearchRequest.of(query, DOCUMENTS + 1));
                for (int k = DOCUMENTS; k >= 1; k--) {
                    List<ScoredDocument> shorter = store.search(SearchRequest.of(query, k));
                    assertThat(shorter).as("k %d", k).isEqualTo(longer.subList(0, k));
                    longer = shorter;
                }
            }
        }
    }

    @Rule(
            id = "MET-03",
            intent = "Deleting a document that is not in an answer does not change the answer.",
            needs = Capability.EXACT_SEARCH,
            ifItFails = "look for a delete that takes more than it was told to, or leaves rows that are counted")
    default void ignoresTheDeletionOfWhatItDidNotFind(TestReporter reporter) {
        Cloud cloud = cloud("MET-03", reporter);
        try (VectorStore store = subject().openFresh()) {
            List<String> ids = new ArrayList<>(store.addEmbedded(cloud.documents()));
            float[] query = cloud.queries().get(0);
            List<ScoredDocument> before = store.search(SearchRequest.of(query, ROWS));
            ids.removeAll(Samples.ids(before));
            for (String id : ids) {
                store.delete(List.of(id));
                assertThat(store.search(SearchRequest.of(query, ROWS)))
                        .as("without %s", id)
                        .isEqualTo(before);
            }
        }
    }

    @Rule(
            id = "MET-04",
            intent = "Adding a document far from the query does not change the answer.",
            needs = Capability.EXACT_SEARCH,
            ifItFails = "check the order of the search: descending similarity, ascending distance")
    default void ignoresTheAdditionOfWhatIsFar(TestReporter reporter) {
        Cloud cloud = cloud("MET-04", reporter);
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(cloud.documents());
            for (float[] query : cloud.queries()) {
                List<ScoredDocument> before = store.search(SearchRequest.of(query, ROWS));
                store.addEmbedded(List.of(Samples.document("opposite", Cloud.scaled(query, -1))));
                assertThat(store.search(SearchRequest.of(query, ROWS))).isEqualTo(before);
            }
        }
    }

    @Rule(
            id = "MET-05",
            intent = "Rotating every vector and the query changes no row, up to ties.",
            needs = Capability.EXACT_SEARCH,
            ifItFails = "look for a component that is dropped, weighted or moved when vectors are stored or sent")
    default void ignoresARotationOfTheWholeSpace(TestReporter reporter) {
        Cloud cloud = cloud("MET-05", reporter);
        Rotation rotation = new Rotation(subject().dimension(), 5);
        compare(cloud, cloud.mapped(rotation::of), rotation::of);
    }

    @Rule(
            id = "MET-06",
            intent = "The order in which documents were added changes no row, up to ties.",
            needs = Capability.EXACT_SEARCH,
            ifItFails = "look for an answer that depends on positions, or an upsert that hits another row")
    default void ignoresTheOrderOfInsertion(TestReporter reporter) {
        Cloud cloud = cloud("MET-06", reporter);
        List<EmbeddedDocument> permuted = new ArrayList<>(cloud.documents());
        Collections.shuffle(permuted, new Random(6));
        compare(cloud, permuted, query -> query);
    }

    /** Compares a cloud's answers with those of a changed collection to changed queries. */
    private void compare(Cloud cloud, List<EmbeddedDocument> changed, UnaryOperator<float[]> query) {
        try (VectorStore plain = subject().openFresh();
                VectorStore other = subject().openFresh()) {
            plain.addEmbedded(cloud.documents());
            for (EmbeddedDocument document : changed) {
                other.addEmbedded(List.of(document));
            }
            for (float[] each : cloud.queries()) {
                List<ScoredDocument> ranking = plain.search(SearchRequest.of(each, DOCUMENTS));
                List<ScoredDocument> got = other.search(SearchRequest.of(query.apply(each), ROWS));
                assertThat(ParityComparison.compareAnswer("a query", ranking, got, ParitySettings.of(ROWS))
                                .examples())
                        .filteredOn(difference -> !Strictness.EXACT.allows(difference.kind()))
                        .isEmpty();
            }
        }
    }

    @Rule(
            id = "MET-07",
            intent = "What a filter matches and what its negation matches make up the whole answer.",
            needs = Capability.EXACT_SEARCH,
            ifItFails = "look at keys that are missing: a negation matches documents without the key")
    default void partsAnAnswerByAFilterAndItsNegation(TestReporter reporter) {
        Cloud cloud = cloud("MET-07", reporter);
        MetadataFilter filter = MetadataFilter.equalTo("sometimes", true);
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(cloud.documents());
            for (float[] query : cloud.queries()) {
                List<ScoredDocument> parts = new ArrayList<>();
                parts.addAll(store.search(new SearchRequest(query, ROWS, filter)));
                parts.addAll(store.search(new SearchRequest(query, ROWS, MetadataFilter.not(filter))));
                assertThat(parts).hasSize(2 * ROWS).doesNotHaveDuplicates();
                assertThat(parts).containsAll(store.search(SearchRequest.of(query, ROWS)));
            }
        }
    }

    @Rule(
            id = "MET-08",
            intent = "A document's own vector finds the document first, with score 1.",
            ifItFails = "check that each text went with its own vector, and that 1 - distance is the score")
    default void findsADocumentByItsOwnVector(TestReporter reporter) {
        Cloud cloud = cloud("MET-08", reporter);
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(cloud.documents());
            for (EmbeddedDocument document : cloud.documents()) {
                assertThat(store.search(SearchRequest.of(document.vector(), 1)))
                        .singleElement()
                        .satisfies(row -> {
                            assertThat(row.document()).isEqualTo(document.document());
                            assertThat(row.score()).isCloseTo(1, within(ParitySettings.DEFAULT_TOLERANCE));
                        });
            }
        }
    }
}
