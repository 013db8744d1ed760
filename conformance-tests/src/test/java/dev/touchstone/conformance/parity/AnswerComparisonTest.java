package dev.touchstone.conformance.parity;

import static dev.touchstone.conformance.parity.DifferenceKind.ANN_MISS;
import static dev.touchstone.conformance.parity.DifferenceKind.EXTRA_ROW;
import static dev.touchstone.conformance.parity.DifferenceKind.FLOAT_ROUNDING;
import static dev.touchstone.conformance.parity.DifferenceKind.MISSING_ROW;
import static dev.touchstone.conformance.parity.DifferenceKind.TIE;
import static dev.touchstone.conformance.parity.DifferenceKind.WRONG_METADATA;
import static dev.touchstone.conformance.parity.DifferenceKind.WRONG_ORDER;
import static dev.touchstone.conformance.parity.DifferenceKind.WRONG_SCORE;
import static dev.touchstone.conformance.parity.DifferenceKind.WRONG_TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.store.Document;
import dev.touchstone.store.ScoredDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class AnswerComparisonTest {
    private static final double TOLERANCE = 1e-5;

    private static ScoredDocument row(String id, double score) {
        return new ScoredDocument(new Document(id, "text of " + id, Map.of("n", 1)), score);
    }

    private static ScoredDocument row(String id, String text, Map<String, Object> metadata, double score) {
        return new ScoredDocument(new Document(id, text, metadata), score);
    }

    /** The reference ranks a, b, c, d, e; k cuts it. */
    private static final List<ScoredDocument> RANKED =
            List.of(row("a", 0.9), row("b", 0.8), row("c", 0.7), row("d", 0.6), row("e", 0.5));

    private record Ranked(List<ScoredDocument> all, int k) implements ReferenceAnswer {
        @Override
        public List<ScoredDocument> top() {
            return all.subList(0, Math.min(k, all.size()));
        }

        @Override
        public Optional<ScoredDocument> find(String id) {
            return all.stream().filter(row -> row.document().id().equals(id)).findFirst();
        }
    }

    private static Map<DifferenceKind, Long> compare(Ranked reference, Set<String> absent, ScoredDocument... got) {
        Findings findings = new Findings(5);
        findings.begin("query");
        new AnswerComparison(reference, id -> !absent.contains(id), TOLERANCE, findings).compare(List.of(got));
        findings.end(reference.top().size());
        Map<DifferenceKind, Long> found = new TreeMap<>(findings.report().counts());
        found.values().removeIf(count -> count == 0);
        return found;
    }

    private static Map<DifferenceKind, Long> top3(ScoredDocument... got) {
        return compare(new Ranked(RANKED, 3), Set.of(), got);
    }

    @Test
    void findsNothingBetweenEqualAnswers() {
        assertThat(top3(row("a", 0.9), row("b", 0.8), row("c", 0.7))).isEmpty();
    }

    @Test
    void countsARoundedScoreOnceARow() {
        assertThat(top3(row("a", 0.9 + 9e-6), row("b", 0.8 - 9e-6), row("c", 0.7)))
                .isEqualTo(Map.of(FLOAT_ROUNDING, 2L));
    }

    @Test
    void takesAScoreBeyondTheToleranceForWrong() {
        assertThat(top3(row("a", 0.9 + 2e-5), row("b", 0.8), row("c", 0.7))).isEqualTo(Map.of(WRONG_SCORE, 1L));
    }

    @Test
    void takesAScoreThatIsNoNumberForWrong() {
        assertThat(top3(row("a", Double.NaN), row("b", 0.8), row("c", 0.7))).isEqualTo(Map.of(WRONG_SCORE, 1L));
    }

    @Test
    void takesDistancesForWrongScoresAndNotForAnotherOrderToo() {
        assertThat(top3(row("a", 0.1), row("b", 0.2), row("c", 0.3))).isEqualTo(Map.of(WRONG_SCORE, 3L));
    }

    @Test
    void takesAnotherTextForWrong() {
        assertThat(top3(row("a", "text of b", Map.of("n", 1), 0.9), row("b", 0.8), row("c", 0.7)))
                .isEqualTo(Map.of(WRONG_TEXT, 1L));
    }

    @Test
    void takesOtherMetadataForWrongAndEqualNumbersForEqual() {
        assertThat(top3(
                        row("a", "text of a", Map.of("n", 1.0), 0.9),
                        row("b", "text of b", Map.of("n", 2), 0.8),
                        row("c", "text of c", Map.of(), 0.7)))
                .isEqualTo(Map.of(WRONG_METADATA, 2L));
    }

    @Test
    void callsAShortAnswerAMissingRowEvenIfTheBestIsAbsentFromIt() {
        assertThat(top3(row("b", 0.8), row("c", 0.7))).isEqualTo(Map.of(MISSING_ROW, 1L));
        assertThat(top3()).isEqualTo(Map.of(MISSING_ROW, 3L));
    }

    @Test
    void callsADocumentTheCandidateLacksAMissingRowAlthoughAnotherTookItsPlace() {
        assertThat(compare(new Ranked(RANKED, 3), Set.of("b"), row("a", 0.9), row("c", 0.7), row("d", 0.6)))
                .isEqualTo(Map.of(MISSING_ROW, 1L));
    }

    @Test
    void callsABetterDocumentThatWasPassedOverAnAnnMiss() {
        assertThat(top3(row("a", 0.9), row("c", 0.7), row("d", 0.6))).isEqualTo(Map.of(ANN_MISS, 1L));
        assertThat(top3(row("c", 0.7), row("d", 0.6), row("e", 0.5))).isEqualTo(Map.of(ANN_MISS, 2L));
    }

    @Test
    void tellsAMissFromAShortAnswerInOneQuery() {
        assertThat(top3(row("a", 0.9), row("d", 0.6))).isEqualTo(Map.of(ANN_MISS, 1L, MISSING_ROW, 1L));
    }

    @Test
    void callsAnUnknownARepeatedAndASurplusRowExtra() {
        assertThat(top3(row("a", 0.9), row("x", 0.85), row("b", 0.8), row("c", 0.7)))
                .isEqualTo(Map.of(EXTRA_ROW, 1L));
        assertThat(top3(row("a", 0.9), row("a", 0.9), row("b", 0.8), row("c", 0.7)))
                .isEqualTo(Map.of(EXTRA_ROW, 1L));
        assertThat(top3(row("a", 0.9), row("b", 0.8), row("c", 0.7), row("d", 0.6)))
                .isEqualTo(Map.of(EXTRA_ROW, 1L));
    }

    @Test
    void countsARepeatedRowInTheAnswersPlaceAsExtraAndTheOneItPushedOutAsMissing() {
        assertThat(top3(row("a", 0.9), row("a", 0.9), row("b", 0.8))).isEqualTo(Map.of(EXTRA_ROW, 1L, MISSING_ROW, 1L));
    }

    @Test
    void callsAnotherOrderOfEqualScoresATie() {
        Ranked tied = new Ranked(List.of(row("a", 0.9), row("b", 0.8), row("c", 0.8), row("d", 0.6)), 3);
        assertThat(compare(tied, Set.of(), row("a", 0.9), row("c", 0.8), row("b", 0.8)))
                .isEqualTo(Map.of(TIE, 1L));
    }

    @Test
    void callsAnotherChoiceAmongEqualScoresAtTheCutATie() {
        Ranked tied = new Ranked(List.of(row("a", 0.9), row("b", 0.8), row("c", 0.7), row("d", 0.7)), 3);
        assertThat(compare(tied, Set.of(), row("a", 0.9), row("b", 0.8), row("d", 0.7)))
                .isEqualTo(Map.of(TIE, 1L));
    }

    @Test
    void tellsATieAtTheCutFromAMissAboveIt() {
        Ranked tied = new Ranked(List.of(row("a", 0.9), row("b", 0.7), row("c", 0.7), row("d", 0.5)), 2);
        assertThat(compare(tied, Set.of(), row("c", 0.7), row("d", 0.5))).isEqualTo(Map.of(TIE, 1L, ANN_MISS, 1L));
    }

    @Test
    void callsRowsOutOfOrderAlthoughTheirScoresAreRight() {
        assertThat(top3(row("b", 0.8), row("a", 0.9), row("c", 0.7))).isEqualTo(Map.of(WRONG_ORDER, 1L));
    }

    @Test
    void acceptsTheSwapThatRoundingWithinTheToleranceCauses() {
        Ranked close = new Ranked(List.of(row("a", 0.8 + 1.8e-5), row("b", 0.8)), 2);
        assertThat(compare(close, Set.of(), row("b", 0.8 + 9.5e-6), row("a", 0.8 + 9e-6)))
                .isEqualTo(Map.of(FLOAT_ROUNDING, 2L, TIE, 1L));
    }

    @Test
    void countsEachOfSeveralDifferencesOnce() {
        assertThat(compare(
                        new Ranked(RANKED, 4),
                        Set.of("c"),
                        row("a", "another", Map.of("n", 2), 0.9),
                        row("x", 0.85),
                        row("b", 0.5),
                        row("e", 0.5)))
                .isEqualTo(Map.of(
                        WRONG_TEXT,
                        1L,
                        WRONG_METADATA,
                        1L,
                        EXTRA_ROW,
                        1L,
                        WRONG_SCORE,
                        1L,
                        MISSING_ROW,
                        1L,
                        ANN_MISS,
                        1L));
    }

    @Test
    void countsEveryDocumentOwedAndNotReturnedOnceWhateverIsReturned() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            Ranked reference = new Ranked(RANKED, 1 + random.nextInt(5));
            List<ScoredDocument> got = new ArrayList<>();
            Set<String> absent = new HashSet<>();
            for (ScoredDocument row : RANKED) {
                if (got.size() < reference.k() && random.nextInt(4) > 0) {
                    got.add(row);
                } else if (random.nextBoolean()) {
                    absent.add(row.document().id());
                }
            }
            List<ScoredDocument> owed = new ArrayList<>(reference.top());
            owed.removeAll(got);
            Map<DifferenceKind, Long> found = compare(reference, absent, got.toArray(ScoredDocument[]::new));
            assertThat(found.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(owed.size());
            assertThat(found.keySet()).isSubsetOf(MISSING_ROW, ANN_MISS);
        }
    }
}
