package dev.touchstone.report.migration;

import dev.touchstone.report.cell.Printable;
import dev.touchstone.report.migration.StoreRow.Count;
import dev.touchstone.report.table.Column;
import dev.touchstone.report.table.Numbers;
import dev.touchstone.report.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The content of {@code migration.json}.
 *
 * @param step plan, run, verify, rollback or export
 * @param stores store by store
 * @param problems the stores that cannot be moved: file and cause, a line each
 * @param heldOut the entries that cannot be documents
 */
public record MigrationReport(String step, List<StoreRow> stores, List<String> problems, List<HeldOutRow> heldOut) {
    public static final String FILE = "migration.json";

    private static final int SHOWN = 200;

    public MigrationReport {
        stores = List.copyOf(stores);
        problems = List.copyOf(problems);
        heldOut = List.copyOf(heldOut);
    }

    /** Returns the stores as a table: a column for everything counted. */
    public Table storesTable() {
        List<String> names = stores.stream()
                .flatMap(store -> store.counts().stream())
                .map(Count::name)
                .distinct()
                .toList();
        List<Column> columns = new ArrayList<>();
        columns.add(words("store"));
        columns.add(numbers("dimensions"));
        columns.add(words("file"));
        names.forEach(name -> columns.add(numbers(name)));
        columns.add(words(""));
        return new Table(
                "Stores",
                "",
                columns,
                stores.stream().map(store -> row(store, names)).toList());
    }

    private static List<String> row(StoreRow store, List<String> names) {
        Map<String, Long> counts = store.counts().stream().collect(Collectors.toMap(Count::name, Count::value));
        List<String> row = new ArrayList<>();
        row.add(Printable.text(store.user() + "/" + store.collection()));
        row.add(store.dimensions() == 0 ? "" : Integer.toString(store.dimensions()));
        row.add(store.encrypted() ? "encrypted" : "plain");
        names.forEach(name -> row.add(counts.containsKey(name) ? Numbers.count(counts.get(name)) : ""));
        row.add(Printable.text(store.status()));
        return row;
    }

    /** Returns the entries held out as a table, the first {@value #SHOWN}. */
    public Table heldOutTable() {
        String note = heldOut.size() > SHOWN
                ? "The first " + SHOWN + " of " + Numbers.count(heldOut.size()) + "; all are in " + FILE + "."
                : "";
        return new Table(
                "Entries held out",
                note,
                List.of(words("store"), numbers("entry"), words("id"), words("reason")),
                heldOut.stream()
                        .limit(SHOWN)
                        .map(entry -> List.of(
                                Printable.text(entry.user() + "/" + entry.collection()),
                                Numbers.count(entry.position()),
                                Printable.text(entry.id().orElse("")),
                                Printable.text(entry.reason())))
                        .toList());
    }

    /** Returns what cannot be moved as a table. */
    public Table problemsTable() {
        Function<String, List<String>> row = line -> List.of(Printable.text(line));
        return new Table(
                "Stores that cannot be moved",
                "",
                List.of(words("file and cause")),
                problems.stream().map(row).toList());
    }

    private static Column words(String header) {
        return new Column(header, Column.Align.LEFT);
    }

    private static Column numbers(String header) {
        return new Column(header, Column.Align.RIGHT);
    }
}
