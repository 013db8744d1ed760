package dev.touchstone.report.tune;

import dev.touchstone.report.cell.CellNames;
import java.util.Collection;
import java.util.Map;

/** What settings of one run are called: what all share is said once, in {@link #context}. */
public final class SettingNames {
    private final CellNames names;

    private SettingNames(CellNames names) {
        this.names = names;
    }

    /** Names for these settings. */
    public static SettingNames of(Collection<Setting> settings) {
        return new SettingNames(CellNames.over(
                settings.stream().<Map<String, String>>map(Setting::cell).toList()));
    }

    /** The setting without what all share, such as {@code HNSW m 16, ef_construction 64, ef_search 40}. */
    public String name(Setting setting) {
        return names.name(setting.cell());
    }

    /** How it is searched, without what all share, such as {@code ef_search 40}. */
    public String search(Setting setting) {
        return names.search(setting.cell());
    }

    /** What all share, such as {@code layout shared, storage vector}; may be empty. */
    public String context() {
        return names.context();
    }
}
