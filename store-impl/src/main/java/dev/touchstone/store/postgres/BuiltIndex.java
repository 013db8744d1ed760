package dev.touchstone.store.postgres;

import dev.touchstone.store.index.IndexSpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * An index as it came out of a build.
 *
 * @param spec what was asked for
 * @param buildTime time of CREATE INDEX alone, on the client's clock; zero for {@link IndexSpec.Exact}
 * @param sizeBytes size of the index, {@code pg_relation_size}; 0 for {@link IndexSpec.Exact}
 * @param notices what the server remarked, such as a graph that outgrew maintenance_work_mem
 */
public record BuiltIndex(IndexSpec spec, Duration buildTime, long sizeBytes, List<String> notices) {
    public BuiltIndex {
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(buildTime, "buildTime");
        notices = List.copyOf(notices);
    }
}
