package dev.touchstone.report.tune;

import dev.touchstone.report.run.Unit;
import dev.touchstone.report.table.Numbers;
import dev.touchstone.report.tune.Recommendation.Choice;
import dev.touchstone.report.tune.Recommendation.Outcome;
import java.util.List;
import java.util.Locale;

/** A recommendation in three lines, for a terminal. */
public final class TuneLines {
    private final Recommendation found;

    private TuneLines(Recommendation found) {
        this.found = found;
    }

    /** What is recommended, what to expect of it, and what would change it. */
    public static List<String> of(Recommendation recommendation) {
        return new TuneLines(recommendation).lines();
    }

    private List<String> lines() {
        return List.of(
                headline(found)
                        + found.choice()
                                .map(choice -> asked() + ": " + choice.setting().name())
                                .orElse(""),
                found.choice()
                        .map(this::expected)
                        .orElseGet(
                                () -> "None can be compared: " + found.reasons().get(0) + "; see why in the report"),
                "What would change it: " + found.wouldChange().get(0));
    }

    /** For what, where the headline does not say it. */
    private String asked() {
        return found.outcome() == Outcome.NOTHING_MEETS
                ? ""
                : " for " + found.target().words();
    }

    /** The kind of answer in a few words. */
    public static String headline(Recommendation recommendation) {
        return switch (recommendation.outcome()) {
            case INDEX -> "Recommended";
            case EXACT_IS_ENOUGH -> "Exact search is enough";
            case UNCERTAIN -> "Not certain yet; nearest";
            case NOTHING_MEETS ->
                "No setting tried meets " + recommendation.target().words() + "; nearest";
            case NOTHING_MEASURED -> "Nothing was measured";
        };
    }

    private String expected(Choice choice) {
        CellFigures figures = choice.expected();
        Target target = found.target();
        return String.format(
                Locale.ROOT,
                "Expect %s %s, %s%s, %s queries/s one after another, %s",
                found.recallName(),
                Words.interval(target.recall().of().of(figures.recall()), Unit.SHARE),
                Words.latency(figures, target.percentile()),
                beside(choice),
                Numbers.significant(figures.latency().qps().value()),
                Words.build(figures));
    }

    /** What share of exact search's latency that is. */
    private String beside(Choice choice) {
        return found.overExact(choice).stream()
                .mapToObj(share -> ", " + Numbers.significant(share) + " of what exact search takes")
                .findFirst()
                .orElse("");
    }
}
