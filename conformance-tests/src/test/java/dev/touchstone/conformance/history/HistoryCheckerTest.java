package dev.touchstone.conformance.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.history.Anomaly.Kind;
import dev.touchstone.conformance.history.Call.Action;
import dev.touchstone.conformance.history.Call.Delete;
import dev.touchstone.conformance.history.Call.Outcome;
import dev.touchstone.conformance.history.Call.Read;
import dev.touchstone.conformance.history.Call.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Histories made by hand, good and bad. */
final class HistoryCheckerTest {
    private static final Set<String> KEY = Set.of("k");

    private static Call ok(Action action, long invoked, long completed) {
        return new Call(action, Outcome.OK, invoked, completed);
    }

    private static Action write(String value) {
        return new Write(KEY, value);
    }

    private static Action delete() {
        return new Delete(KEY);
    }

    private static Action saw(String value) {
        return new Read(Map.of("k", Optional.ofNullable(value)));
    }

    private static void isGood(Call... history) {
        assertThat(HistoryChecker.check(List.of(history))).isEmpty();
    }

    private static void isBad(Kind kind, Call... history) {
        assertThat(HistoryChecker.check(List.of(history)))
                .extracting(Anomaly::kind)
                .contains(kind);
    }

    @Test
    void explainsWhatHappenedOneAfterTheOther() {
        isGood(
                ok(saw(null), 1, 2),
                ok(write("a"), 3, 4),
                ok(saw("a"), 5, 6),
                ok(write("b"), 7, 8),
                ok(saw("b"), 9, 10),
                ok(delete(), 11, 12),
                ok(saw(null), 13, 14));
    }

    @Test
    void explainsEitherOrderOfCallsThatOverlap() {
        for (String last : new String[] {"a", "b"}) {
            isGood(ok(write("a"), 1, 5), ok(write("b"), 2, 4), ok(saw(last), 6, 7));
        }
        for (String during : new String[] {"a", null}) {
            isGood(ok(write("a"), 1, 2), ok(delete(), 3, 8), ok(saw(during), 4, 5));
        }
        isGood(ok(write("a"), 1, 2), ok(delete(), 3, 6), ok(write("b"), 4, 5), ok(saw(null), 7, 8));
    }

    @Test
    void findsAnAcknowledgedWriteLost() {
        isBad(Kind.LOST_WRITE, ok(write("a"), 1, 2), ok(saw(null), 3, 4));
        isBad(Kind.LOST_WRITE, ok(write("a"), 1, 2), ok(write("b"), 3, 4), ok(saw("a"), 5, 6));
        isBad(Kind.LOST_WRITE, ok(delete(), 1, 2), ok(write("a"), 3, 4), ok(saw(null), 5, 6));
    }

    @Test
    void findsAReadThatGoesBackBehindAnEarlierOne() {
        isBad(Kind.LOST_WRITE, ok(write("a"), 1, 2), ok(write("b"), 3, 20), ok(saw("b"), 4, 5), ok(saw("a"), 6, 7));
    }

    @Test
    void findsADeletionUndone() {
        isBad(Kind.RESURRECTED_DELETE, ok(write("a"), 1, 2), ok(delete(), 3, 4), ok(saw("a"), 5, 6));
    }

    @Test
    void findsAPartOfWhatWasWrittenTogether() {
        Set<String> both = Set.of("k", "l");
        Call write = ok(new Write(both, "a"), 1, 9);
        isBad(Kind.PARTIAL_BATCH, write, ok(new Read(Map.of("k", Optional.of("a"), "l", Optional.empty())), 2, 3));
        isGood(write, ok(new Read(Map.of("k", Optional.of("a"), "l", Optional.of("a"))), 2, 3));
    }

    @Test
    void findsWhatNobodyWroteHere() {
        isBad(Kind.FOREIGN_ROW, ok(write("a"), 1, 2), ok(saw("of another"), 3, 4));
    }

    @Test
    void findsARefusedOrFutureWriteThatTookEffect() {
        isBad(Kind.REFUSED_WRITE_SEEN, new Call(write("a"), Outcome.FAILED, 1, 2), ok(saw("a"), 3, 4));
        isBad(Kind.REFUSED_WRITE_SEEN, ok(saw("a"), 1, 2), ok(write("a"), 3, 4));
        isGood(new Call(write("a"), Outcome.FAILED, 1, 2), ok(saw(null), 3, 4));
    }

    @Test
    void takesAnUnknownOutcomeForEitherButNotForBoth() {
        Call unknown = new Call(write("a"), Outcome.UNKNOWN, 1, 2);
        isGood(unknown, ok(saw("a"), 3, 4));
        isGood(unknown, ok(saw(null), 3, 4));
        isGood(unknown, ok(saw(null), 3, 4), ok(saw("a"), 5, 6));
        isBad(Kind.LOST_WRITE, unknown, ok(saw("a"), 3, 4), ok(saw(null), 5, 6));
    }
}
