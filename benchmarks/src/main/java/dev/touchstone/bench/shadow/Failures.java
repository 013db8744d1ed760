package dev.touchstone.bench.shadow;

import dev.touchstone.report.shadow.ShadowFailure;
import dev.touchstone.store.cutover.journal.ShadowEvent.Failed;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What PostgreSQL failed with, each way once. */
final class Failures {
    private static final int MOST = 50;

    private final Map<List<String>, ShadowFailure> byReason = new LinkedHashMap<>();
    private long count;

    void add(Failed failed) {
        count++;
        byReason.merge(
                List.of(failed.doing(), failed.reason()),
                new ShadowFailure(failed.doing(), failed.reason(), 1, failed.at(), failed.at()),
                (before, now) -> new ShadowFailure(
                        before.doing(), before.reason(), before.count() + 1, before.first(), now.last()));
    }

    long count() {
        return count;
    }

    List<ShadowFailure> mostFrequent() {
        return byReason.values().stream()
                .sorted(Comparator.comparingLong(ShadowFailure::count).reversed())
                .limit(MOST)
                .toList();
    }
}
