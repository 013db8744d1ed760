package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.dataset.recall.RecallSummary;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The index is really exercised: among 20,000 documents, where a planner has reason to read it and a filter has something
 * to leave out. In a small table every search is a scan, and whatever is wrong with the index does not show.
 */
@ExtendWith(LargeCollectionResolver.class)
public interface IndexContract extends StoreContract {
    /** A server prepares a statement at its 5th execution, and may change to a generic plan at the 10th. */
    int EXECUTIONS = 15;

    @Rule(
            id = "IDX-01",
            intent = "Among 20,000 documents each of 15 executions of a search is answered by the vector index.",
            needs = Capability.VECTOR_INDEX,
            ifItFails =
                    "look at the plan: an expression or DESC in ORDER BY, costs, or an operator class of another metric")
    default void answersFromTheIndexOnEveryExecution(LargeCollection large) {
        try (VectorStore store = subject().open(large.large())) {
            requireIndex(store, SearchRequest.of(large.query(1), LargeCollection.K));
        }
    }

    private void requireIndex(VectorStore store, SearchRequest request) {
        assertThat(subject().index().answers(store, request, EXECUTIONS))
                .as("answered by the index, execution by execution")
                .hasSize(EXECUTIONS)
                .containsOnly(true);
    }

    @Rule(
            id = "IDX-02",
            intent = "Mean recall@10 of what the index answers reaches 0.9 for HNSW, 0.8 for IVFFlat.",
            needs = Capability.VECTOR_INDEX,
            ifItFails = "check the search settings, and that the index was built after the documents were loaded")
    default void findsNearlyAllOfTheNearestThroughTheIndex(LargeCollection large, TestReporter reporter) {
        try (VectorStore store = subject().open(large.large())) {
            requireIndex(store, SearchRequest.of(large.query(2), LargeCollection.K));
            RecallSummary recall =
                    large.recall(query -> Samples.ids(store.search(SearchRequest.of(query, LargeCollection.K))));
            reporter.publishEntry("recall@10", "recall@10 " + recall.mean());
            assertThat(recall.fillRate()).as("fill rate").isEqualTo(1);
            assertThat(recall.mean())
                    .as("mean recall@10")
                    .isGreaterThanOrEqualTo(subject().index().recallFloor());
        }
    }

    @Rule(
            id = "IDX-03",
            intent = "A filter that one document in a hundred matches leaves no answer short, on 15 executions.",
            ifItFails = "check for a filter after the index scan: iterative scan, or an exact search that completes it")
    default void fillsTheAnswerOfAFilteredSearchOnEveryExecution(LargeCollection large) {
        try (VectorStore store = subject().open(large.large())) {
            for (int execution = 1; execution <= EXECUTIONS; execution++) {
                assertRare(store, large.query(execution), LargeCollection.K, "execution " + execution);
            }
        }
    }

    private static void assertRare(VectorStore store, float[] query, int k, String which) {
        SearchRequest request = new SearchRequest(query, k, MetadataFilter.equalTo("rare", true));
        assertThat(store.search(request))
                .as(which)
                .hasSize(k)
                .allSatisfy(row -> assertThat(row.document().metadata()).containsEntry("rare", true));
    }

    @Rule(
            id = "IDX-04",
            intent = "A user with 20 documents among 20,000 gets them all, nearest first, on 15 executions.",
            ifItFails = "check for the user's condition after the index scan, and for a generic plan from the 10th on")
    default void findsEveryDocumentOfASmallUserOnEveryExecution(LargeCollection large) {
        try (VectorStore store = subject().open(large.small())) {
            for (int execution = 1; execution <= EXECUTIONS; execution++) {
                float[] query = large.query(execution);
                List<ScoredDocument> all = store.search(SearchRequest.of(query, 30));
                assertThat(Samples.ids(all))
                        .as("execution %d", execution)
                        .containsExactlyInAnyOrderElementsOf(idsOfSmall());
                assertThat(store.search(SearchRequest.of(query, LargeCollection.K)))
                        .as("execution %d", execution)
                        .isEqualTo(all.subList(0, LargeCollection.K));
            }
        }
    }

    private static List<String> idsOfSmall() {
        return IntStream.range(LargeCollection.SIZE / 2, LargeCollection.SIZE / 2 + LargeCollection.SMALL)
                .mapToObj(i -> "c" + i)
                .toList();
    }

    @Rule(
            id = "IDX-05",
            intent = "A k beyond what the search settings look at, up to more than there is, leaves no answer short.",
            ifItFails = "check for ef_search, probes or max_scan_tuples as a silent limit on the rows")
    default void returnsKRowsFarBeyondWhatTheSettingsLookAt(LargeCollection large) {
        try (VectorStore store = subject().open(large.large())) {
            for (int k : new int[] {41, 200, 1_500}) {
                assertThat(store.search(SearchRequest.of(large.query(5), k)))
                        .as("k %d", k)
                        .hasSize(k);
            }
            assertThat(store.search(SearchRequest.of(large.query(5), 30_000)))
                    .hasSize(LargeCollection.SIZE - LargeCollection.SMALL);
        }
    }

    @Rule(
            id = "IDX-06",
            intent = "A filter together with a k beyond what the search settings look at leaves no answer short.",
            ifItFails = "check that what completes a short answer knows the filter and has no limit of its own")
    default void returnsKFilteredRowsFarBeyondWhatTheSettingsLookAt(LargeCollection large) {
        try (VectorStore store = subject().open(large.large())) {
            assertRare(store, large.query(6), 41, "k 41");
            assertRare(store, large.query(6), 150, "k 150");
        }
    }
}
