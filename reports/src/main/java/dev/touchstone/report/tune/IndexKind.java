package dev.touchstone.report.tune;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/** What is built over the vectors. */
public enum IndexKind {
    EXACT("exact"),
    HNSW("hnsw"),
    IVFFLAT("ivfflat");

    private final String text;

    IndexKind(String text) {
        this.text = text;
    }

    /** The name users read and write, such as {@code ivfflat}. */
    @JsonValue
    public String text() {
        return text;
    }

    /** The parameters that every build of this kind names. */
    Set<String> buildParameters() {
        return switch (this) {
            case EXACT -> Set.of();
            case HNSW -> Set.of("m", "ef_construction");
            case IVFFLAT -> Set.of("lists");
        };
    }

    /** The parameters that every search of this kind names. */
    Set<String> searchParameters() {
        return switch (this) {
            case EXACT -> Set.of();
            case HNSW -> Set.of("ef_search");
            case IVFFLAT -> Set.of("probes");
        };
    }
}
