package dev.touchstone.report.html;

import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.Table;
import dev.touchstone.report.tune.ChangeScript;
import dev.touchstone.report.tune.PlanSentryTables;
import dev.touchstone.report.tune.Recommendation;
import dev.touchstone.report.tune.TriedTables;
import dev.touchstone.report.tune.TuneLines;
import dev.touchstone.report.tune.TuneRun;
import dev.touchstone.report.tune.TuneTables;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A search for a configuration: what is recommended and why, then what was tried and what the planner did. */
final class TuneSection implements Section {
    @Override
    public Optional<String> outcome(Run run) {
        return recommendation(run).map(found -> switch (found.outcome()) {
            case INDEX -> "RECOMMENDATION";
            case EXACT_IS_ENOUGH -> "EXACT SEARCH IS ENOUGH";
            case UNCERTAIN -> "UNCERTAIN";
            case NOTHING_MEETS -> "NOTHING MEETS THE TARGET";
            case NOTHING_MEASURED -> "NOTHING MEASURED";
        });
    }

    @Override
    public Stream<Table> findings(Run run) {
        return tune(run)
                .flatMap(tune -> recommendation(run).stream()
                        .flatMap(found -> Stream.of(
                                Tables.sentences("Recommendation", TuneLines.of(found)),
                                Tables.sentences("Why", found.reasons()),
                                Tables.sentences("What would change it", found.wouldChange()),
                                Tables.sentences("Applying it", applying(run)),
                                Tables.sentences("Mind", tune.notes()),
                                new TuneTables(tune).frontier(found),
                                new TriedTables(tune).byKind(found),
                                new TriedTables(tune).byRecall(found))));
    }

    private static List<String> applying(Run run) {
        return run.text(ChangeScript.APPLY_FILE).stream()
                .flatMap(sql -> Stream.of(
                        "psql -v ON_ERROR_STOP=1 -f " + ChangeScript.APPLY_FILE
                                + " makes the change without blocking searches or writes; "
                                + ChangeScript.UNDO_FILE + " brings back what was there before",
                        "both files lie beside this page and say in their first lines how to run them"))
                .toList();
    }

    @Override
    public Stream<Table> tables(Run run) {
        return tune(run).flatMap(tune -> {
            TuneTables tables = new TuneTables(tune);
            PlanSentryTables sentry = new PlanSentryTables(tune);
            return Stream.of(
                            worst(tables, recommendation(run)),
                            sentry.workloads(),
                            List.of(sentry.flips(), tables.work(), new TriedTables(tune).settings(), sentry.plans()))
                    .flatMap(List::stream);
        });
    }

    private static List<Table> worst(TuneTables tables, Optional<Recommendation> found) {
        return found.flatMap(Recommendation::choice).map(choice -> tables.worst(choice.setting())).stream()
                .toList();
    }

    private static Stream<TuneRun> tune(Run run) {
        return run.json(TuneRun.FILE, TuneRun.class).stream();
    }

    private static Optional<Recommendation> recommendation(Run run) {
        return run.json(Recommendation.FILE, Recommendation.class);
    }
}
