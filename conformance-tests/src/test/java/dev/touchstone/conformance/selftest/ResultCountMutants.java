package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.conformance.reference.FilterMeaning;
import dev.touchstone.store.Document;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.List;
import java.util.function.UnaryOperator;

/** Faults of the number of results. */
final class ResultCountMutants {
    private static final int EF_SEARCH = 40;

    private ResultCountMutants() {}

    static List<Mutant> all() {
        return List.of(
                named("one_result_too_few", "k - 1 rows come.", "K-01").store(Faults.searching((sound, request) -> {
                    List<ScoredDocument> rows = sound.search(request);
                    return Faults.first(request.k() - 1, rows);
                })),
                named("one_result_too_many", "k + 1 rows come.", "K-01")
                        .store(Faults.asking(request -> new SearchRequest(
                                request.vector(), request.k() + 1, request.filter(), request.minScore()))),
                named("filter_after_the_cut", "The k nearest are taken, and then filtered.", "K-02")
                        .store(overfetching(1)),
                named("ten_times_overfetched", "Ten times k documents are taken, and then filtered.", "K-03")
                        .store(overfetching(10)),
                named("default_of_ten", "Without a number ten documents come.", "K-04")
                        .store(sound -> new ForwardingStore(sound) {
                            @Override
                            public List<Document> similaritySearch(String query) {
                                return similaritySearch(query, 10);
                            }
                        }),
                named("second_best_for_one", "With k = 1 the second nearest comes.", "K-05")
                        .store(Faults.searching((sound, request) -> {
                            List<ScoredDocument> rows = sound.search(
                                    new SearchRequest(request.vector(), 2, request.filter(), request.minScore()));
                            return request.k() == 1 && rows.size() == 2 ? List.of(rows.get(1)) : sound.search(request);
                        })),
                named("zero_means_all", "A k of 0 or less returns everything.", "K-06")
                        .store(sound -> new ForwardingStore(sound) {
                            @Override
                            public List<ScoredDocument> similaritySearchWithScore(String query, int k) {
                                return super.similaritySearchWithScore(query, k < 1 ? 10_000 : k);
                            }
                        }),
                named("never_more_than_ef_search", "No search returns more than ef_search rows.", "K-07")
                        .store(Faults.answering(rows -> Faults.first(EF_SEARCH, rows))));
    }

    private static UnaryOperator<VectorStore> overfetching(int times) {
        return Faults.searching((sound, request) -> {
            int fetched = (int) Math.min(100_000L, (long) times * request.k());
            SearchRequest wide = new SearchRequest(request.vector(), fetched, MetadataFilter.all(), request.minScore());
            return Faults.first(
                    request.k(),
                    sound.search(wide).stream()
                            .filter(row -> FilterMeaning.matches(
                                    request.filter(), row.document().metadata()))
                            .toList());
        });
    }
}
