package dev.touchstone.conformance.history;

import dev.touchstone.conformance.history.Anomaly.Kind;
import dev.touchstone.conformance.history.Call.Delete;
import dev.touchstone.conformance.history.Call.Outcome;
import dev.touchstone.conformance.history.Call.Read;
import dev.touchstone.conformance.history.Call.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a history can be explained by calls that each took effect at one moment between beginning and answer.
 *
 * <p>Each read is held against the changes that could have left what it saw: a change is ruled out where it was refused,
 * began after the read ended, or was overtaken by another change that surely lay wholly between it and the read. A
 * change surely took effect by the time it was acknowledged or a read had seen its value. Sound, and complete for what
 * single reads show: what it reports is wrong for certain.
 */
public final class HistoryChecker {
    private static final Change INITIAL = new Change(Optional.empty(), Long.MIN_VALUE, Long.MIN_VALUE, false);

    private final List<Call> history;

    private HistoryChecker(List<Call> history) {
        this.history = history;
    }

    /**
     * A change of one key.
     *
     * @param value what it leaves, empty for absence
     * @param invoked when it began
     * @param effective when it had surely taken effect; {@link Long#MAX_VALUE} where that is not known
     * @param refused whether it must not take effect
     */
    private record Change(Optional<String> value, long invoked, long effective, boolean refused) {}

    /** Returns every anomaly of a history. */
    public static List<Anomaly> check(List<Call> history) {
        return new HistoryChecker(history).anomalies();
    }

    private List<Anomaly> anomalies() {
        List<Anomaly> found = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Call call : history) {
            if (call.action() instanceof Read read && call.outcome() == Outcome.OK) {
                keys.addAll(read.seen().keySet());
                partial(read).ifPresent(found::add);
            }
        }
        keys.stream().sorted().forEach(key -> checkKey(key, found));
        return found;
    }

    private static Optional<Anomaly> partial(Read read) {
        if (new HashSet<>(read.seen().values()).size() < 2) {
            return Optional.empty();
        }
        return Optional.of(new Anomaly(Kind.PARTIAL_BATCH, "one read saw " + read.seen()));
    }

    private void checkKey(String key, List<Anomaly> found) {
        List<Change> changes = changes(key);
        for (Call call : history) {
            if (call.action() instanceof Read read && call.outcome() == Outcome.OK) {
                Optional<String> seen = read.seen().get(key);
                if (seen != null) {
                    explain(changes, seen, call)
                            .ifPresent(kind -> found.add(new Anomaly(kind, detail(key, seen, call))));
                }
            }
        }
    }

    private static String detail(String key, Optional<String> seen, Call read) {
        return key + " was " + seen.orElse("absent") + " in the read from " + read.invoked() + " to "
                + read.completed();
    }

    private List<Change> changes(String key) {
        List<Change> changes = new ArrayList<>();
        changes.add(INITIAL);
        for (Call call : history) {
            boolean refused = call.outcome() == Outcome.FAILED;
            long acknowledged = call.outcome() == Outcome.OK ? call.completed() : Long.MAX_VALUE;
            if (call.action() instanceof Write write && write.keys().contains(key)) {
                long effective = Math.min(acknowledged, firstSeen(key, write.value()));
                changes.add(new Change(Optional.of(write.value()), call.invoked(), effective, refused));
            } else if (call.action() instanceof Delete delete && delete.keys().contains(key)) {
                changes.add(new Change(Optional.empty(), call.invoked(), acknowledged, refused));
            }
        }
        return changes;
    }

    private long firstSeen(String key, String value) {
        return history.stream()
                .filter(call -> call.action() instanceof Read read
                        && Optional.of(value).equals(read.seen().get(key)))
                .mapToLong(Call::completed)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** What is wrong with a read, if no change explains it. */
    private static Optional<Kind> explain(List<Change> changes, Optional<String> seen, Call read) {
        List<Change> sources =
                changes.stream().filter(change -> change.value.equals(seen)).toList();
        if (sources.isEmpty()) {
            return Optional.of(Kind.FOREIGN_ROW);
        }
        List<Change> begun = sources.stream()
                .filter(change -> !change.refused && change.invoked <= read.completed())
                .toList();
        if (begun.isEmpty()) {
            return Optional.of(Kind.REFUSED_WRITE_SEEN);
        }
        if (begun.stream().anyMatch(change -> overtaker(changes, change, read).isEmpty())) {
            return Optional.empty();
        }
        boolean deleted = begun.stream()
                .map(change -> overtaker(changes, change, read).orElseThrow())
                .allMatch(change -> change.value.isEmpty());
        return Optional.of(deleted ? Kind.RESURRECTED_DELETE : Kind.LOST_WRITE);
    }

    /** A change that surely lay between a change and a read. */
    private static Optional<Change> overtaker(List<Change> changes, Change before, Call read) {
        return changes.stream()
                .filter(change -> change.effective < read.invoked()
                        && change.invoked > before.effective
                        && !change.value.equals(before.value)
                        && !change.refused)
                .findFirst();
    }

    /** Returns how many calls of a history came to each outcome, for a report. */
    public static Map<Outcome, Long> outcomes(List<Call> history) {
        return history.stream()
                .collect(java.util.stream.Collectors.groupingBy(Call::outcome, java.util.stream.Collectors.counting()));
    }
}
