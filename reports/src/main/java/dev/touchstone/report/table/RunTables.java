package dev.touchstone.report.table;

import dev.touchstone.report.cell.CellNames;
import dev.touchstone.report.cell.MeasuredCell;
import dev.touchstone.report.cell.MeasuredCells;
import dev.touchstone.report.cell.Printable;
import dev.touchstone.report.run.DatasetMetrics;
import dev.touchstone.report.run.GateMetrics;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.MetricCatalogue;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.Run;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tables a run's measurements make; without such measurements a table is empty. */
public final class RunTables {
    /** How the metrics of single rounds begin, which have a table of their own. */
    private static final String ROUND = "gate.round.";

    private RunTables() {}

    /** One row a measured or void search cell: recall, fill rate, plan check, latency, QPS, and its index's cost. */
    public static Table cells(Run run) {
        List<MeasuredCell> cells = MeasuredCells.search(run);
        CellNames names = names(cells);
        return new TableBuilder(cells)
                .words("index", cell -> CellNames.kind(cell.parameters()))
                .words("build", cell -> CellNames.build(cell.parameters()))
                .words("search", cell -> names.search(cell.parameters()))
                .metrics(Metrics.RECALL_MEAN)
                .spread(Metrics.RECALL_MEAN)
                .metrics(Metrics.RECALL_P5, Metrics.RECALL_MINIMUM, Metrics.FILL_RATE)
                .words("plan", PlanCheck::describe)
                .metrics(
                        Metrics.EXACT_FALLBACKS,
                        Metrics.UNSTEADY_TURNS,
                        Metrics.SEARCH_P50,
                        Metrics.SEARCH_P95,
                        Metrics.SEARCH_P99)
                .metrics(Metrics.SEARCH_QPS, Metrics.BUILD_TIME, Metrics.INDEX_SIZE)
                .build("Search cells", names.context());
    }

    /** Every void cell, of whatever workload, with its reason. */
    public static Table voidCells(Run run) {
        CellNames names =
                CellNames.over(run.voidCells().stream().map(cell -> cell.cell()).toList());
        return new Table(
                "Void cells",
                names.context(),
                List.of(Column.words("cell"), Column.words("why it has no numbers")),
                run.voidCells().stream()
                        .map(cell -> List.of(names.name(cell.cell()), Printable.text(cell.reason())))
                        .toList());
    }

    /** The fastest cell of each kind among those with mean recall@10 of at least {@code floor}, 0 to 1. */
    public static Table best(Run run, double floor) {
        List<MeasuredCell> cells = BestCells.of(MeasuredCells.search(run), floor);
        CellNames names = names(MeasuredCells.search(run));
        return new TableBuilder(cells)
                .words("index", cell -> CellNames.kind(cell.parameters()))
                .words("build", cell -> CellNames.build(cell.parameters()))
                .words("search", cell -> names.search(cell.parameters()))
                .metrics(Metrics.RECALL_MEAN)
                .spread(Metrics.RECALL_MEAN)
                .metrics(Metrics.SEARCH_P50, Metrics.SEARCH_P95, Metrics.SEARCH_P99, Metrics.SEARCH_QPS)
                .metrics(Metrics.BUILD_TIME, Metrics.INDEX_SIZE)
                .build(
                        "Fastest at recall@10 of " + BigDecimal.valueOf(floor).toPlainString() + " or more",
                        names.context());
    }

    /** One row a built index: build time and size. */
    public static Table builds(Run run) {
        List<MeasuredCell> cells = MeasuredCells.family(run, "index");
        CellNames names = names(cells);
        return new TableBuilder(cells)
                .words("index", cell -> names.name(cell.parameters()))
                .metrics(Metrics.BUILD_TIME)
                .spread(Metrics.BUILD_TIME)
                .metrics(Metrics.INDEX_SIZE)
                .build("Index builds", names.context());
    }

    /** One row a way of loading. */
    public static Table ingest(Run run) {
        List<MeasuredCell> cells = MeasuredCells.family(run, "ingest");
        CellNames names = differences(withoutKeys(cells, "method", "batch_rows"));
        return new TableBuilder(cells)
                .words("method", cell -> Printable.text(cell.parameters().getOrDefault("method", "")))
                .parameter("batch_rows")
                .words("setting", cell -> names.name(without(cell.parameters(), "method", "batch_rows")))
                .metrics(Metrics.INGEST_RATE)
                .spread(Metrics.INGEST_RATE)
                .build("Ingest", names.context());
    }

    /** One row a pool size and number of threads. */
    public static Table pool(Run run) {
        List<MeasuredCell> cells = MeasuredCells.family(run, "pool");
        CellNames names = differences(withoutKeys(cells, "pool_size", "threads"));
        return new TableBuilder(cells)
                .parameter("pool_size")
                .parameter("threads")
                .words("setting", cell -> names.name(without(cell.parameters(), "pool_size", "threads")))
                .metrics(Metrics.POOL_QPS)
                .spread(Metrics.POOL_QPS)
                .metrics(Metrics.POOL_P50, Metrics.POOL_P95, Metrics.POOL_P99)
                .build("Connection pool", names.context());
    }

    /** The differences between the stores, by index and class. */
    public static Table parity(Run run) {
        List<MeasuredCell> cells = MeasuredCells.family(run, "parity").stream()
                .filter(cell -> cell.has(Metrics.PARITY_DIFFERENCES))
                .toList();
        CellNames names = names(withoutKeys(cells, "class"));
        String queries = run.of(Metrics.PARITY_QUERIES).stream()
                .map(row -> Numbers.format(row.value(), Metrics.PARITY_QUERIES.unit()))
                .distinct()
                .collect(Collectors.joining(" or "));
        return new TableBuilder(cells)
                .words("index", cell -> names.name(without(cell.parameters(), "class")))
                .words("class", cell -> Printable.text(cell.parameters().getOrDefault("class", "")))
                .metrics(Metrics.PARITY_DIFFERENCES)
                .build("Parity with the file store", queries.isEmpty() ? "" : queries + " queries");
    }

    /** One row a round of a gate: an index built anew and asked everything. */
    public static Table rounds(Run run) {
        List<MeasuredCell> cells = MeasuredCells.family(run, "gate").stream()
                .filter(cell -> cell.has(GateMetrics.ROUND_P50))
                .toList();
        CellNames names = differences(withoutKeys(cells, "round"));
        return new TableBuilder(cells)
                .parameter("round")
                .words("setting", cell -> names.name(without(cell.parameters(), "round")))
                .metrics(
                        GateMetrics.ROUND_RECALL,
                        GateMetrics.ROUND_P50,
                        GateMetrics.ROUND_P95,
                        GateMetrics.ROUND_P99,
                        GateMetrics.ROUND_REFERENCE)
                .build("Rounds", names.context());
    }

    /** One row a figure of one of the project's own yardsticks, such as {@code store}. */
    public static Table yardstick(Run run, String family) {
        List<List<String>> rows = run.measurements().stream()
                .filter(row -> metric(row).family().equals(family))
                .filter(row -> !row.metric().startsWith(ROUND))
                .map(row -> List.of(
                        row.metric(),
                        CellNames.over(List.of()).name(row.cell()),
                        Numbers.format(row.value(), metric(row).unit()),
                        row.spread()
                                .map(spread -> Numbers.range(spread, metric(row).unit()) + " " + spread.kind())
                                .orElse(""),
                        Numbers.count(row.samples())))
                .toList();
        List<Column> columns = List.of(
                Column.words("figure"),
                Column.words("cell"),
                Column.numbers("value"),
                Column.words("spread"),
                Column.numbers("samples"));
        return new Table("Figures", "", columns, rows);
    }

    private static Metric metric(Measurement row) {
        return MetricCatalogue.standard().lookup(row.metric());
    }

    /** How fast the dataset was made ready. */
    public static Table preparation(Run run) {
        return new TableBuilder(MeasuredCells.family(run, "dataset"))
                .words("setting", cell -> CellNames.over(List.of()).name(cell.parameters()))
                .metrics(
                        Metrics.EMBEDDING_RATE,
                        Metrics.GROUND_TRUTH_TIME,
                        DatasetMetrics.TRUTH_NEIGHBOURS,
                        DatasetMetrics.LOAD_RATE,
                        DatasetMetrics.HEAP_LIMIT)
                .build("Dataset preparation", "");
    }

    /** Where the time went, in the order of the steps. */
    public static Table account(Run run) {
        return new Table(
                "Time account",
                "",
                List.of(Column.words("step"), Column.numbers("time (s)")),
                run.of(Metrics.ACCOUNT_TIME).stream()
                        .map(row -> List.of(
                                Printable.text(row.cell().getOrDefault("step", "")), Numbers.significant(row.value())))
                        .toList());
    }

    private static CellNames names(List<MeasuredCell> cells) {
        return CellNames.over(cells.stream().map(MeasuredCell::parameters).toList());
    }

    private static CellNames differences(List<MeasuredCell> cells) {
        return CellNames.differences(
                cells.stream().map(MeasuredCell::parameters).toList());
    }

    private static List<MeasuredCell> withoutKeys(List<MeasuredCell> cells, String... names) {
        return cells.stream()
                .map(cell -> new MeasuredCell(without(cell.parameters(), names), Map.of(), cell.voidReason()))
                .toList();
    }

    private static Map<String, String> without(Map<String, String> cell, String... names) {
        Map<String, String> rest = new TreeMap<>(cell);
        rest.keySet().removeAll(List.of(names));
        return rest;
    }
}
