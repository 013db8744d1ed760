package dev.touchstone.report.tune;

import dev.touchstone.report.ReportException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is built once and searched in many ways.
 *
 * @param index the kind of index
 * @param parameters exactly {@code m} and {@code ef_construction}, or {@code lists}, or none for exact search
 * @param storage the form of the vectors in the index; {@link Storage#VECTOR} for exact search
 * @param layout how the table lies, such as {@code shared}, {@code hashed_by_user:8} or {@code exact}
 * @param server settings of the build, such as {@code maintenance_work_mem}; may be empty
 */
public record BuildSetting(
        IndexKind index,
        SortedMap<String, Integer> parameters,
        Storage storage,
        String layout,
        SortedMap<String, String> server) {
    public BuildSetting {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        server = Collections.unmodifiableSortedMap(new TreeMap<>(server));
        if (!parameters.keySet().equals(index.buildParameters())) {
            throw new ReportException("a build of " + index.text() + " names " + index.buildParameters() + ", not "
                    + parameters.keySet());
        }
        if (index == IndexKind.EXACT && storage != Storage.VECTOR) {
            throw new ReportException("exact search compares whole vectors; its storage is vector");
        }
        if (layout.isBlank()) {
            throw new ReportException("a build names its layout, such as shared");
        }
    }

    /** Exact search over a table of that layout. */
    public static BuildSetting exact(String layout) {
        return new BuildSetting(IndexKind.EXACT, new TreeMap<>(), Storage.VECTOR, layout, new TreeMap<>());
    }

    /** An HNSW graph in the shared layout under the server's own settings. */
    public static BuildSetting hnsw(int m, int efConstruction, Storage storage) {
        SortedMap<String, Integer> parameters = new TreeMap<>(Map.of("m", m, "ef_construction", efConstruction));
        return new BuildSetting(IndexKind.HNSW, parameters, storage, "shared", new TreeMap<>());
    }

    /** An inverted file in the shared layout under the server's own settings. */
    public static BuildSetting ivfflat(int lists, Storage storage) {
        SortedMap<String, Integer> parameters = new TreeMap<>(Map.of("lists", lists));
        return new BuildSetting(IndexKind.IVFFLAT, parameters, storage, "shared", new TreeMap<>());
    }

    /** The same build in a table of another layout. */
    public BuildSetting in(String otherLayout) {
        return new BuildSetting(index, parameters, storage, otherLayout, server);
    }

    /** The same build under these settings of the server. */
    public BuildSetting under(Map<String, String> settings) {
        return new BuildSetting(index, parameters, storage, layout, new TreeMap<>(settings));
    }

    /** The build as the named parameters of a cell. */
    public SortedMap<String, String> cell() {
        SortedMap<String, String> cell = new TreeMap<>(server);
        cell.put("index", index.text());
        cell.put("layout", layout);
        if (index != IndexKind.EXACT) {
            cell.put("storage", storage.text());
        }
        parameters.forEach((name, value) -> cell.put(name, Integer.toString(value)));
        return cell;
    }
}
