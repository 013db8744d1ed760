package dev.touchstone.report.ageing;

import dev.touchstone.report.ageing.AgeingAdvice.AgedFigure;
import dev.touchstone.report.ageing.AgeingAdvice.Outcome;
import dev.touchstone.report.table.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an index's life taught, in sentences. */
public final class AgeingLines {
    private static final double AUTOVACUUM_SHARE = 0.2;

    private final AgeingRun run;

    private AgeingLines(AgeingRun run) {
        this.run = run;
    }

    /** The recommendation first, then what VACUUM has to do with it. */
    public static List<String> of(AgeingRun run) {
        AgeingLines lines = new AgeingLines(run);
        List<String> all = new ArrayList<>();
        all.add(lines.recommendation());
        all.add(lines.betweenVacuums());
        lines.maintenance().ifPresent(all::add);
        all.add(lines.autovacuum());
        return all;
    }

    private String recommendation() {
        AgeingAdvice advice = run.advice();
        String pace = "at " + percent(run.asked().churnPerDay()) + " of the documents updated or deleted a day";
        return switch (advice.outcome()) {
            case REINDEX_EVERY ->
                "REINDEX every " + days(advice.everyDays().orElseThrow()) + ", " + pace + ": by then "
                        + reason(advice) + ". Measurement leaves room for "
                        + days(advice.earliestDays().orElseThrow())
                        + " already.";
            case NOT_NEEDED ->
                "No REINDEX is needed within " + days(advice.horizonDays()) + ", the time an index was watched, " + pace
                        + ": no figure passed its tolerance.";
            case UNCERTAIN ->
                "Whether a REINDEX is needed within " + days(advice.horizonDays()) + " is uncertain, " + pace + ": "
                        + unsure(advice) + ". Measure on a quieter machine or with more queries, or allow more.";
        };
    }

    private static String reason(AgeingAdvice advice) {
        AgedFigure first = advice.figures().stream()
                .filter(figure -> figure.passage().estimate().isPresent())
                .min(Comparator.comparingDouble(
                        figure -> figure.passage().estimate().getAsDouble()))
                .orElseThrow();
        return first.name().equals(Adviser.RECALL)
                ? "recall has fallen by " + Numbers.significant(first.tolerance())
                : first.name() + " has grown by " + percent(first.tolerance());
    }

    private static String unsure(AgeingAdvice advice) {
        return advice.figures().stream()
                .filter(figure -> figure.passage().earliest().isPresent())
                .map(figure -> figure.name() + " came to "
                        + change(figure, figure.passage().greatest()) + " ± "
                        + amount(figure, figure.passage().margin()) + ", where " + amount(figure, figure.tolerance())
                        + " is allowed")
                .reduce((one, other) -> one + "; " + other)
                .orElseThrow();
    }

    /** What is worst at any time, for a VACUUM mends it and a REINDEX comes too seldom. */
    private String betweenVacuums() {
        String worst = run.advice().figures().stream()
                .map(figure -> figure.name() + " " + change(figure, figure.worst())
                        + (figure.worst() > figure.tolerance() ? " (more than tolerated)" : ""))
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        return run.asked().vacuumEvery() == 0
                ? "Never vacuumed, the index was at its worst: " + worst + "."
                : "With a VACUUM every "
                        + days(run.asked().vacuumEvery() * run.asked().daysPerCycle())
                        + ", at any time the index was at its worst: " + worst + ".";
    }

    private Optional<String> maintenance() {
        List<String> took = new ArrayList<>();
        for (Maintenance.Kind kind : Maintenance.Kind.values()) {
            double[] seconds = run.maintenance().stream()
                    .filter(done -> done.kind() == kind && done.after() != Moment.REINDEXED)
                    .mapToDouble(Maintenance::seconds)
                    .sorted()
                    .toArray();
            if (seconds.length > 0) {
                took.add("a " + kind + " took " + Numbers.significant(seconds[(seconds.length - 1) / 2]) + " s"
                        + (seconds.length > 1
                                ? " (" + Numbers.significant(seconds[0]) + " to "
                                        + Numbers.significant(seconds[seconds.length - 1]) + ")"
                                : ""));
            }
        }
        return took.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Over " + Numbers.count(last().room().documents()) + " documents " + String.join(", ", took)
                                + ". REINDEX first: a VACUUM mends the old graph element by element.");
    }

    private AgedPoint last() {
        return run.points().get(run.points().size() - 1);
    }

    private String autovacuum() {
        return "autovacuum was off for this table, so that it was vacuumed when the runbook says and at no other time; at"
                + " PostgreSQL's defaults it comes when a fifth of the rows are dead, every "
                + days(AUTOVACUUM_SHARE / run.asked().churnPerDay()) + " at this pace.";
    }

    /** A loss with its sign, as people say it. */
    public static String change(AgedFigure figure, double loss) {
        return figure.name().equals(Adviser.RECALL)
                ? String.format(Locale.ROOT, "%+.4f", 0.0 - loss)
                : String.format(Locale.ROOT, "%+.1f %%", 100 * loss);
    }

    /** An amount of loss without a sign. */
    public static String amount(AgedFigure figure, double loss) {
        return figure.name().equals(Adviser.RECALL)
                ? String.format(Locale.ROOT, "%.4f", loss)
                : String.format(Locale.ROOT, "%.1f %%", 100 * loss);
    }

    /** Whole days, rounded down: a recommendation must not come late. */
    static String days(double days) {
        long whole = (long) Math.floor(days + 1e-9);
        return whole < 1 ? "less than a day" : whole == 1 ? "1 day" : Numbers.count(whole) + " days";
    }

    /** A share in percent. */
    public static String percent(double share) {
        return Numbers.significant(100 * share) + " %";
    }

    /** The recommendation in the few words that head a page. */
    public static String headline(AgeingAdvice advice) {
        if (advice.outcome() == Outcome.REINDEX_EVERY) {
            return "REINDEX EVERY " + days(advice.everyDays().orElseThrow()).toUpperCase(Locale.ROOT);
        }
        return advice.outcome() == Outcome.NOT_NEEDED
                ? "NO REINDEX WITHIN " + days(advice.horizonDays()).toUpperCase(Locale.ROOT)
                : "UNCERTAIN";
    }
}
