package dev.touchstone.conformance.parity;

import static dev.touchstone.conformance.parity.DifferenceKind.ANN_MISS;
import static dev.touchstone.conformance.parity.DifferenceKind.EXTRA_ROW;
import static dev.touchstone.conformance.parity.DifferenceKind.FLOAT_ROUNDING;
import static dev.touchstone.conformance.parity.DifferenceKind.MISSING_ROW;
import static dev.touchstone.conformance.parity.DifferenceKind.TIE;
import static dev.touchstone.conformance.parity.DifferenceKind.WRONG_METADATA;
import static dev.touchstone.conformance.parity.DifferenceKind.WRONG_TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.parity.ShadowParity.Classified;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.cutover.journal.AnswerPair;
import dev.touchstone.store.cutover.journal.AnswerPair.Row;
import dev.touchstone.store.cutover.journal.ShadowEvent.Answered;
import dev.touchstone.store.cutover.journal.ShadowEvent.Kind;
import dev.touchstone.store.cutover.journal.ShadowEvent.Question;
import dev.touchstone.store.cutover.journal.ShadowEvent.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShadowParityTest {
    private static final Row A = new Row("a", 0.9);
    private static final Row B = new Row("b", 0.8);
    private static final Row C = new Row("c", 0.7);
    private static final Row D = new Row("d", 0.6);

    /** An answer of the file store's a, b, c to a question of k 3, and PostgreSQL's. */
    private static Classified classify(Kind kind, AnswerPair answers) {
        CollectionId of = CollectionId.ofUser("anna");
        return new ShadowParity(1e-5)
                .classify(new Answered(Instant.EPOCH, of, new Question(kind, 3), new Times(1, 1), answers));
    }

    private static AnswerPair pair(List<Row> postgres, List<Row> outside, List<String> absent) {
        return new AnswerPair(List.of(A, B, C), postgres, outside, absent, List.of(), List.of(), false);
    }

    private static Map<DifferenceKind, Long> counts(Classified classified) {
        Map<DifferenceKind, Long> counts = new TreeMap<>(classified.counts());
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static Map<DifferenceKind, Long> counts(List<Row> postgres, List<Row> outside, String... absent) {
        return counts(classify(Kind.SEARCH, pair(postgres, outside, List.of(absent))));
    }

    @Test
    void classifiesTheRowsOfASearch() {
        assertThat(counts(List.of(A, B, C), List.of())).isEmpty();
        assertThat(counts(List.of(A, B, new Row("c", 0.700001)), List.of())).isEqualTo(Map.of(FLOAT_ROUNDING, 1L));
        assertThat(counts(List.of(A, B, D), List.of(D))).isEqualTo(Map.of(ANN_MISS, 1L));
        assertThat(counts(List.of(A, B, D), List.of(D), "c")).isEqualTo(Map.of(MISSING_ROW, 1L));
        assertThat(counts(List.of(A, B), List.of())).isEqualTo(Map.of(MISSING_ROW, 1L));
        assertThat(counts(List.of(A, B, C, D), List.of(D))).isEqualTo(Map.of(EXTRA_ROW, 1L));
        assertThat(counts(List.of(A, B, D), List.of())).isEqualTo(Map.of(MISSING_ROW, 1L, EXTRA_ROW, 1L));
        Row asGood = new Row("d", 0.7);
        assertThat(counts(List.of(A, B, asGood), List.of(asGood))).isEqualTo(Map.of(TIE, 1L));
    }

    @Test
    void countsTextsAndMetadataThatWereFoundToDiffer() {
        AnswerPair answers = new AnswerPair(
                List.of(A, B, C), List.of(A, B, C), List.of(), List.of(), List.of("a", "b"), List.of("c"), false);
        Classified classified = classify(Kind.SEARCH, answers);
        assertThat(counts(classified)).isEqualTo(Map.of(WRONG_TEXT, 2L, WRONG_METADATA, 1L));
        assertThat(classified.passes(Strictness.APPROXIMATE)).isFalse();
    }

    @Test
    void aSearchThatMissesPassesWhereItIsApproximateAlone() {
        Classified miss = classify(Kind.SEARCH, pair(List.of(A, B, D), List.of(D), List.of()));
        assertThat(miss.isSame()).isFalse();
        assertThat(miss.passes(Strictness.EXACT)).isFalse();
        assertThat(miss.passes(Strictness.APPROXIMATE)).isTrue();
    }

    /** Choices do not fall in score; and where they differ, better documents may stand in for worse ones. */
    @Test
    void marginalRelevanceIsComparedAsAChoice() {
        List<Row> chosen = List.of(A, C, B);
        AnswerPair same = new AnswerPair(chosen, chosen, List.of(), List.of(), List.of(), List.of(), false);
        assertThat(counts(classify(Kind.MARGINAL_RELEVANCE, same))).isEmpty();
        Classified other = classify(Kind.MARGINAL_RELEVANCE, pair(List.of(A, B, D), List.of(D), List.of()));
        assertThat(other.otherChoice()).isTrue();
        assertThat(counts(other)).isEmpty();
        assertThat(other.passes(Strictness.EXACT)).isFalse();
        assertThat(other.passes(Strictness.APPROXIMATE)).isTrue();
    }

    @Test
    void whatCouldNotBeLearntPassesNowhere() {
        AnswerPair answers =
                new AnswerPair(List.of(A, B, C), List.of(A, B, D), List.of(), List.of(), List.of(), List.of(), true);
        Classified classified = classify(Kind.SEARCH, answers);
        assertThat(classified.unexplained()).isTrue();
        assertThat(Stream.of(Strictness.values()).filter(classified::passes)).isEmpty();
    }

    @Test
    void aDocumentThatIsNotThereIsAMissingRowOfALookUp() {
        List<Row> found = new ArrayList<>(List.of(new Row("a", 1), new Row("b", 1)));
        AnswerPair answers =
                new AnswerPair(found, found.subList(0, 1), List.of(), List.of("b"), List.of(), List.of(), false);
        assertThat(counts(classify(Kind.GET, answers))).isEqualTo(Map.of(MISSING_ROW, 1L));
    }
}
