package dev.touchstone.store.cutover.journal;

import dev.touchstone.store.CollectionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The documents whose last change has not reached PostgreSQL, each with the number of that change. */
final class Outstanding {
    private final Map<CollectionId, Map<String, Long>> changes = new LinkedHashMap<>();

    void apply(WriteLogLine line) {
        if (line.settled()) {
            settle(line);
        } else {
            Map<String, Long> numbers = changes.computeIfAbsent(line.of(), id -> new LinkedHashMap<>());
            line.ids().forEach(id -> numbers.put(id, line.number()));
        }
    }

    /** A document that changed again after the settled change stays outstanding. */
    private void settle(WriteLogLine line) {
        Map<String, Long> numbers = changes.getOrDefault(line.of(), Map.of());
        for (String id : line.ids()) {
            Long last = numbers.get(id);
            if (last != null && last <= line.number()) {
                numbers.remove(id);
            }
        }
        changes.values().removeIf(Map::isEmpty);
    }

    long lastNumber() {
        return changes.values().stream()
                .flatMap(numbers -> numbers.values().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    Set<String> ids(CollectionId of) {
        return Set.copyOf(changes.getOrDefault(of, Map.of()).keySet());
    }

    Map<CollectionId, Integer> counts() {
        Map<CollectionId, Integer> counts = new LinkedHashMap<>();
        changes.forEach((of, numbers) -> counts.put(of, numbers.size()));
        return counts;
    }

    /** Returns the lines that say the same in the fewest words. */
    List<WriteLogLine> lines() {
        List<WriteLogLine> lines = new ArrayList<>();
        changes.forEach((of, numbers) -> {
            Map<Long, Collection<String>> byNumber = new TreeMap<>();
            numbers.forEach((id, number) ->
                    byNumber.computeIfAbsent(number, key -> new ArrayList<>()).add(id));
            byNumber.forEach((number, ids) -> lines.add(WriteLogLine.begun(number, of, ids)));
        });
        return lines;
    }
}
