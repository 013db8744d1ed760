package dev.touchstone.report.tune;

import dev.touchstone.report.ReportException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The content of {@code recommendation.json}: the cheapest setting that meets a target, and how sure that is.
 *
 * @param outcome what kind of answer this is
 * @param target what had to be reached
 * @param k results of a search that recall and latency are about; absent in a folder older than this field
 * @param choice the setting recommended; for {@link Outcome#UNCERTAIN} and {@link Outcome#NOTHING_MEETS} the nearest miss;
 *     absent only where nothing was measured
 * @param runnerUp the next best, where there is one
 * @param exact exact search in the same run, which an index is held against, where it was measured
 * @param frontier the settings that no other beats in one respect without losing in another, by rising recall
 * @param reasons why this one, a sentence each, the most important first
 * @param wouldChange what would change the choice, a sentence each
 */
public record Recommendation(
        Outcome outcome,
        Target target,
        OptionalInt k,
        Optional<Choice> choice,
        Optional<Choice> runnerUp,
        Optional<Choice> exact,
        List<Choice> frontier,
        List<String> reasons,
        List<String> wouldChange) {
    public static final String FILE = "recommendation.json";

    public Recommendation {
        frontier = List.copyOf(frontier);
        reasons = List.copyOf(reasons);
        wouldChange = List.copyOf(wouldChange);
        if (choice.isEmpty() != (outcome == Outcome.NOTHING_MEASURED)) {
            throw new ReportException("a recommendation names a setting unless nothing was measured");
        }
    }

    /** Chooses from what a run measured, under its own target. */
    public static Recommendation of(TuneRun run) {
        return new Advice(run).recommendation();
    }

    /** Recall as this recommendation's is called, such as {@code mean recall@10}. */
    String recallName() {
        return target.recall().name() + (k.isPresent() ? "@" + k.getAsInt() : "");
    }

    /** The latency of a setting over that of exact search in the same run; empty for exact search itself. */
    OptionalDouble overExact(Choice of) {
        Percentile percentile = target.percentile();
        return exact.filter(other -> !other.setting().equals(of.setting())).stream()
                .mapToDouble(other -> of.expected()
                                .latency()
                                .percentile(percentile)
                                .value()
                        / other.expected().latency().percentile(percentile).value())
                .findFirst();
    }

    /** What its setting is called: the choice, or the nearest miss. */
    public String choiceName() {
        return outcome.recommends() ? "choice" : "nearest";
    }

    /**
     * A setting with the figures to expect of it.
     *
     * @param setting what to build and how to search
     * @param expected as measured, with intervals
     */
    public record Choice(Setting setting, CellFigures expected) {}

    /** What kind of answer a recommendation is. */
    public enum Outcome {
        /** An index meets the target. */
        INDEX,
        /** Exact search meets the target, so no index is worth its memory. */
        EXACT_IS_ENOUGH,
        /** A figure meets the target, but its interval does not: more has to be measured. */
        UNCERTAIN,
        /** No setting tried meets the target. */
        NOTHING_MEETS,
        /** Every cell is void, or was given up before it could be compared. */
        NOTHING_MEASURED;

        /** Whether the setting named is recommended, and not only the nearest miss. */
        public boolean recommends() {
            return this == INDEX || this == EXACT_IS_ENOUGH;
        }
    }
}
