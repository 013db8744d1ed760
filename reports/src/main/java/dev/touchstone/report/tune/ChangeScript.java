package dev.touchstone.report.tune;

import dev.touchstone.report.ReportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The SQL that applies a recommendation, and the SQL that undoes it.
 *
 * @param recommendation names a setting
 * @param applying the store's own statements that put the index of that setting in place, in their order, whole lines
 *     for psql
 * @param undoing the store's own statements that bring back what was there
 * @param build what the build may use
 */
public record ChangeScript(
        Recommendation recommendation, List<String> applying, List<String> undoing, BuildRoom build) {
    public static final String APPLY_FILE = "apply.sql";
    public static final String UNDO_FILE = "undo.sql";

    private static final Pattern VALUE = Pattern.compile("[a-z0-9_]+");
    private static final Map<String, String> SERVER_NAMES = Map.of(
            "ef_search", "hnsw.ef_search",
            "probes", "ivfflat.probes",
            "max_scan_tuples", "hnsw.max_scan_tuples");

    /**
     * What a build may use of the server.
     *
     * @param maintenanceWorkMemMiB memory in MiB that holds the whole graph; empty leaves it as the server is set
     * @param parallelWorkers beside the leader; empty leaves them as the server is set
     */
    public record BuildRoom(OptionalInt maintenanceWorkMemMiB, OptionalInt parallelWorkers) {}

    public ChangeScript {
        applying = List.copyOf(applying);
        undoing = List.copyOf(undoing);
        if (recommendation.choice().isEmpty()) {
            throw new ReportException("nothing was measured, so there is nothing to apply");
        }
    }

    /** The content of {@code apply.sql}: its paragraphs are statements. */
    public String apply() {
        List<String> paragraphs = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("-- Applies: " + setting().name()));
        TuneLines.of(recommendation).forEach(line -> head.add("-- " + line));
        head.addAll(howToRun());
        head.add("-- It keeps what vector index it finds in a table beside the documents; " + UNDO_FILE
                + " brings that back.");
        paragraphs.add(String.join("\n", head));
        paragraphs.addAll(room());
        paragraphs.addAll(applying);
        paragraphs.addAll(searchSettings());
        return String.join("\n\n", paragraphs) + "\n";
    }

    /** The content of {@code undo.sql}: its paragraphs are statements. */
    public String undo() {
        List<String> paragraphs = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("-- Undoes " + APPLY_FILE
                + ", also where it ended halfway: brings back the vector index and the role's settings it found."));
        head.addAll(howToRun());
        paragraphs.add(String.join("\n", head));
        paragraphs.addAll(room());
        paragraphs.addAll(undoing);
        return String.join("\n\n", paragraphs) + "\n";
    }

    private Setting setting() {
        return recommendation.choice().orElseThrow().setting();
    }

    private static List<String> howToRun() {
        return List.of(
                "-- Run it as the owner of the tables, with psql, outside a transaction, ending at the first error:",
                "--   psql -v ON_ERROR_STOP=1 -f FILE",
                "-- Searches and writes go on meanwhile.");
    }

    private List<String> room() {
        List<String> lines = new ArrayList<>();
        build.maintenanceWorkMemMiB().ifPresent(mebibytes -> {
            lines.add("-- A parallel build shares this memory: in a container /dev/shm must be as large, for Docker\n"
                    + "--   --shm-size=" + mebibytes + "m or more (its default is 64m).\n"
                    + "set maintenance_work_mem = '" + mebibytes + "MB';");
        });
        build.parallelWorkers()
                .ifPresent(workers -> lines.add("set max_parallel_maintenance_workers = " + workers + ";"));
        return lines;
    }

    /** The store sets them for each search; whoever searches without it gets them from the role. */
    private List<String> searchSettings() {
        Map<String, String> settings = serverSettings();
        if (settings.isEmpty()) {
            return List.of("-- Exact search takes no settings.");
        }
        List<String> lines = new ArrayList<>();
        lines.add("-- The store sets these for each search by itself, once it is opened with: "
                + String.join(", ", named(setting().search())) + ".");
        lines.add(
                "-- Other clients get them from the role, in this database, at their next connection; for one session:");
        settings.forEach((name, value) -> lines.add("--   set " + name + " = " + value + ";"));
        List<String> paragraphs = new ArrayList<>(List.of(String.join("\n", lines)));
        settings.forEach((name, value) -> paragraphs.add(setForRole(name, value)));
        return paragraphs;
    }

    private static List<String> named(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    private Map<String, String> serverSettings() {
        Map<String, String> settings = new TreeMap<>();
        setting().search().forEach((name, value) -> {
            if (!VALUE.matcher(value).matches()) {
                throw new ReportException(name + " is '" + value + "', which is no setting of a search");
            }
            if (name.equals("iterative_scan")) {
                settings.put(setting().index().text() + ".iterative_scan", value);
            } else if (SERVER_NAMES.containsKey(name)) {
                settings.put(SERVER_NAMES.get(name), value);
            }
        });
        return settings;
    }

    private static String setForRole(String name, String value) {
        return "do $$ begin execute format('alter role current_user in database %I set " + name + " = " + value
                + "', current_database()); end $$;";
    }
}
