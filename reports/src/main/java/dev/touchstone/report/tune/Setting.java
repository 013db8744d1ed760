package dev.touchstone.report.tune;

import dev.touchstone.report.ReportException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One whole configuration: what is built, and how it is searched.
 *
 * @param search the search's settings by name: {@code ef_search} or {@code probes}, and where they are set
 *     {@code iterative_scan}, {@code max_scan_tuples} and {@code candidates} (for each result, before ranking again)
 */
public record Setting(BuildSetting build, SortedMap<String, String> search) {
    public Setting {
        search = Collections.unmodifiableSortedMap(new TreeMap<>(search));
        if (!search.keySet().containsAll(build.index().searchParameters())) {
            throw new ReportException("a search of " + build.index().text() + " names "
                    + build.index().searchParameters() + ", not " + search.keySet());
        }
        if (build.index() == IndexKind.EXACT && !search.isEmpty()) {
            throw new ReportException("exact search takes no settings, not " + search.keySet());
        }
    }

    /** Exact search over a table in the shared layout. */
    public static Setting exact() {
        return new Setting(BuildSetting.exact("shared"), new TreeMap<>());
    }

    /** A build searched with one setting, such as {@code ef_search} 40. */
    public static Setting of(BuildSetting build, String name, int value) {
        return new Setting(build, new TreeMap<>(Map.of(name, Integer.toString(value))));
    }

    /** The kind of index. */
    public IndexKind index() {
        return build.index();
    }

    /** The setting as the named parameters of a cell; different settings have different cells. */
    public SortedMap<String, String> cell() {
        SortedMap<String, String> cell = build.cell();
        cell.putAll(search);
        return cell;
    }

    /** The whole setting in a line, such as {@code HNSW m 16, ef_construction 64, ef_search 40, layout shared}. */
    public String name() {
        return SettingNames.of(List.of()).name(this);
    }
}
