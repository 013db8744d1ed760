package dev.touchstone.conformance.parity;

import dev.touchstone.store.Document;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.cutover.journal.AnswerPair;
import dev.touchstone.store.cutover.journal.AnswerPair.Row;
import dev.touchstone.store.cutover.journal.ShadowEvent.Answered;
import dev.touchstone.store.cutover.journal.ShadowEvent.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Classifies the differences of answers that a shadow recorded, as {@link ParityComparison} does those it asks for.
 *
 * <p>Two answers need more than that. A search by marginal relevance whose documents differ is an <em>other choice</em>
 * and not classified further: one near tie changes every later choice. And an answer whose stray rows could not be
 * scored any more is <em>unexplained</em>.
 */
public final class ShadowParity {
    private final double tolerance;

    /**
     * Prepares a classification.
     *
     * @param tolerance largest difference of two cosine similarities that is rounding, above 0 and below 1
     */
    public ShadowParity(double tolerance) {
        this.tolerance = new ParitySettings(1, tolerance, 0).scoreTolerance();
    }

    /**
     * How the answers to one question differed.
     *
     * @param counts number of differences by kind; every kind is present
     * @param otherChoice whether marginal relevance chose other documents
     * @param unexplained whether it could not be learnt why they differ
     * @param examples the first difference of each kind
     */
    public record Classified(
            Map<DifferenceKind, Long> counts, boolean otherChoice, boolean unexplained, List<Difference> examples) {
        /** Whether the answers are the same but for rounding and the order of equal scores. */
        public boolean isSame() {
            return passes(Strictness.EXACT);
        }

        /** Whether the answers differ only as they may: other choices may where searches are approximate. */
        public boolean passes(Strictness strictness) {
            return !unexplained
                    && (!otherChoice || strictness == Strictness.APPROXIMATE)
                    && counts.entrySet().stream()
                            .allMatch(kind -> kind.getValue() == 0 || strictness.allows(kind.getKey()));
        }
    }

    /** Classifies the differences between the answers to one question. */
    public Classified classify(Answered answered) {
        AnswerPair answers = answered.answers();
        if (answers.unexplained()) {
            return new Classified(new Findings(0).report().counts(), false, true, List.of());
        }
        boolean chosen = answered.question().kind() == Kind.MARGINAL_RELEVANCE;
        if (chosen && !ids(answers.file()).equals(ids(answers.postgres()))) {
            return new Classified(new Findings(0).report().counts(), true, false, List.of());
        }
        Findings findings = new Findings(1);
        Rows rows = new Rows(answers, chosen);
        new AnswerComparison(rows, id -> !answers.absent().contains(id), tolerance, findings).compare(rows.candidate());
        ParityReport report = findings.report();
        return new Classified(report.counts(), false, false, report.examples());
    }

    private static Set<String> ids(List<Row> rows) {
        return rows.stream().map(Row::id).collect(Collectors.toSet());
    }

    /** Recorded rows as documents whose texts and metadata differ exactly where they were found to. */
    private static final class Rows implements ReferenceAnswer {
        private final AnswerPair answers;
        private final boolean byScore;
        private final List<ScoredDocument> top;
        private final List<ScoredDocument> known;

        /** Choices by marginal relevance do not fall in score, and are compared as if they did. */
        Rows(AnswerPair answers, boolean byScore) {
            this.answers = answers;
            this.byScore = byScore;
            this.top = sorted(answers.file().stream().map(Rows::inFile).toList());
            this.known = new ArrayList<>(top);
            answers.outside().forEach(row -> known.add(inFile(row)));
        }

        private List<ScoredDocument> sorted(List<ScoredDocument> rows) {
            return byScore
                    ? rows.stream()
                            .sorted(Comparator.comparingDouble(ScoredDocument::score)
                                    .reversed())
                            .toList()
                    : rows;
        }

        private static ScoredDocument inFile(Row row) {
            return new ScoredDocument(new Document(row.id(), "", Map.of()), row.score());
        }

        List<ScoredDocument> candidate() {
            return sorted(answers.postgres().stream().map(this::inPostgres).toList());
        }

        private ScoredDocument inPostgres(Row row) {
            String text = answers.wrongText().contains(row.id()) ? "differs" : "";
            Map<String, Object> metadata =
                    answers.wrongMetadata().contains(row.id()) ? Map.of("differs", true) : Map.of();
            return new ScoredDocument(new Document(row.id(), text, metadata), row.score());
        }

        @Override
        public List<ScoredDocument> top() {
            return top;
        }

        @Override
        public Optional<ScoredDocument> find(String id) {
            return known.stream().filter(row -> row.document().id().equals(id)).findFirst();
        }
    }
}
