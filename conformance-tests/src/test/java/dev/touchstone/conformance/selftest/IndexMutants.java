package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What an index that is read carelessly does to answers, once there is enough for it to matter. */
final class IndexMutants {
    private static final int EF_SEARCH = 40;
    private static final int GENERIC_FROM = 10;
    private static final int SCANNED = 2_000;

    private IndexMutants() {}

    static List<Mutant> all() {
        return List.of(
                named(
                                "scan_ends_early",
                                "Of the index the nearest 2,000 rows are scanned, and then filtered.",
                                "IDX-03")
                        .store(Faults.searching((sound, request) -> filteredAfter(sound, request, SCANNED))),
                named(
                                "generic_plan_from_the_tenth",
                                "From the 10th execution on, the nearest 40 rows are taken and then filtered.",
                                "IDX-03")
                        .store(IndexMutants::genericFromTheTenth),
                named(
                                "users_filtered_after_the_scan",
                                "The nearest 40 rows of all users are taken, and then a user's own.",
                                "IDX-04")
                        .sharing(CopyOnWriteArrayList<VectorStore>::new, IndexMutants::afterEverybodys),
                named("a_thousand_rows_at_most", "No search returns more than a thousand rows.", "IDX-05")
                        .store(Faults.asking(request -> request.k() <= 1_000
                                ? request
                                : SearchRequest.of(request.vector(), 1_000).withFilter(request.filter()))),
                named("filtered_rows_stop_at_ef_search", "A filtered search returns at most 40 rows.", "IDX-06")
                        .store(Faults.searching((sound, request) -> isFiltered(request)
                                ? Faults.first(EF_SEARCH, sound.search(request))
                                : sound.search(request))));
    }

    private static boolean isFiltered(SearchRequest request) {
        return !request.filter().equals(MetadataFilter.all());
    }

    private static List<ScoredDocument> filteredAfter(VectorStore sound, SearchRequest request, int scanned) {
        if (!isFiltered(request)) {
            return sound.search(request);
        }
        List<ScoredDocument> matching = sound.search(request);
        List<ScoredDocument> nearest = sound.search(SearchRequest.of(request.vector(), scanned));
        double farthest =
                nearest.isEmpty() ? 1 : nearest.get(nearest.size() - 1).score();
        return matching.stream().filter(row -> row.score() >= farthest).toList();
    }

    private static VectorStore genericFromTheTenth(VectorStore sound) {
        AtomicInteger executions = new AtomicInteger();
        return Faults.searching((store, request) -> executions.incrementAndGet() < GENERIC_FROM
                        ? store.search(request)
                        : filteredAfter(store, request, EF_SEARCH))
                .apply(sound);
    }

    private static VectorStore afterEverybodys(List<VectorStore> everybody, VectorStore sound) {
        everybody.add(sound);
        return Faults.searching((store, request) -> {
                    SearchRequest nearest = SearchRequest.of(request.vector(), EF_SEARCH);
                    List<ScoredDocument> found = new ArrayList<>();
                    everybody.forEach(each -> found.addAll(each.search(nearest)));
                    found.sort(Comparator.comparingDouble(ScoredDocument::score).reversed());
                    double farthest =
                            found.size() > EF_SEARCH ? found.get(EF_SEARCH - 1).score() : -2;
                    return store.search(request).stream()
                            .filter(row -> row.score() >= farthest)
                            .toList();
                })
                .apply(sound);
    }
}
