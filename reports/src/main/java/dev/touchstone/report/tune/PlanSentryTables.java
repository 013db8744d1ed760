package dev.touchstone.report.tune;

import dev.touchstone.report.cell.Printable;
import dev.touchstone.report.run.Unit;
import dev.touchstone.report.table.Numbers;
import dev.touchstone.report.table.Table;
import dev.touchstone.report.tune.PlannerFlips.Flip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of what the planner did. */
public final class PlanSentryTables {
    private final TuneRun run;
    private final SettingNames names;

    public PlanSentryTables(TuneRun run) {
        this.run = run;
        this.names =
                SettingNames.of(run.cells().stream().map(TunedCell::setting).toList());
    }

    /** The plans at the executions observed, void cells included, with the settings that had them. */
    public Table plans() {
        Map<List<String>, List<String>> settings = new LinkedHashMap<>();
        run.cells().stream()
                .filter(cell -> !cell.plans().isEmpty())
                .forEach(cell -> settings.computeIfAbsent(
                                List.of(
                                        plans(cell.plans()),
                                        Printable.text(cell.voidReason().orElse(""))),
                                seen -> new ArrayList<>())
                        .add(names.name(cell.setting())));
        List<List<String>> rows = new ArrayList<>();
        settings.forEach((seen, of) ->
                rows.add(List.of(seen.get(0), seen.get(1), Integer.toString(of.size()), String.join("; ", of))));
        return new Table(
                "Plans by execution",
                names.context(),
                List.of(
                        TuneTables.words("plans"),
                        TuneTables.words("fault"),
                        TuneTables.numbers("settings"),
                        TuneTables.words("which")),
                rows);
    }

    /** The plans of each user who was watched, the largest first. */
    private static String plans(List<PlanSeen> seen) {
        Map<OptionalLong, List<PlanSeen>> byUser = seen.stream()
                .collect(Collectors.groupingBy(PlanSeen::userRows, LinkedHashMap::new, Collectors.toList()));
        return byUser.entrySet().stream()
                .map(entry -> user(entry.getKey()) + executions(entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String user(OptionalLong rows) {
        return rows.isPresent() ? "user of " + Numbers.count(rows.getAsLong()) + ": " : "";
    }

    /** Equal plans of neighbouring executions together, such as {@code 1–9 Index Scan, 10–12 Index Scan, generic}. */
    private static String executions(List<PlanSeen> seen) {
        List<String> runs = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= seen.size(); i++) {
            if (i == seen.size() || !plan(seen.get(i)).equals(plan(seen.get(first)))) {
                int from = seen.get(first).execution();
                int to = seen.get(i - 1).execution();
                runs.add((from == to ? from : from + "–" + to) + " " + plan(seen.get(first)));
                first = i;
            }
        }
        return String.join("; ", runs);
    }

    private static String plan(PlanSeen seen) {
        return Printable.text(seen.node())
                + seen.indexName().map(name -> " on " + Printable.text(name)).orElse("")
                + (seen.generic() ? ", generic plan" : "");
    }

    /** Where the planner changes its mind. */
    public Table flips() {
        return new Table(
                "Where the planner changes its mind",
                names.context(),
                Stream.of("setting", "along", "tried", "plan", "changes between", "to")
                        .map(TuneTables::words)
                        .toList(),
                run.flips().stream()
                        .flatMap(flips -> flips.flips().stream().map(flip -> row(flips.setting(), flip)))
                        .toList());
    }

    private List<String> row(Setting setting, Flip flip) {
        return List.of(
                names.name(setting),
                Printable.text(flip.axis()),
                number(flip.from()) + " to " + number(flip.to()),
                Printable.text(flip.before()),
                flip.lastBefore().isPresent()
                        ? number(flip.lastBefore().getAsDouble()) + " and "
                                + number(flip.firstAfter().getAsDouble())
                        : "never",
                Printable.text(flip.after().orElse("")));
    }

    /** A count in full, a share in three digits. */
    private static String number(double value) {
        return value == Math.rint(value) ? Numbers.format(value, Unit.COUNT) : Numbers.significant(value);
    }

    /** Recall and fill rate over selectivity and user size, a row a combination. */
    public List<Table> workloads() {
        return run.workloads().stream().map(this::workload).toList();
    }

    private Table workload(WorkloadGrid grid) {
        return new Table(
                "Filters and users, " + names.name(grid.setting()),
                "",
                Stream.concat(
                                Stream.of(
                                                "selectivity",
                                                "user's rows",
                                                "queries",
                                                "recall",
                                                "ci95",
                                                "fill rate",
                                                "p95 (ms)")
                                        .map(TuneTables::numbers),
                                Stream.of(TuneTables.words("plan")))
                        .toList(),
                grid.points().stream().map(PlanSentryTables::row).toList());
    }

    private static List<String> row(WorkloadGrid.Point point) {
        return List.of(
                Numbers.significant(100 * point.selectivity()).replaceAll("\\.0+$", "") + " %",
                Numbers.count(point.userRows()),
                Numbers.count(point.queries()),
                Numbers.share(point.recall().value()),
                Numbers.range(point.recall().spread(), Unit.SHARE),
                Numbers.share(point.fillRate()),
                point.p95Millis().isPresent()
                        ? Numbers.significant(point.p95Millis().getAsDouble())
                        : "",
                Printable.text(point.plan()));
    }
}
