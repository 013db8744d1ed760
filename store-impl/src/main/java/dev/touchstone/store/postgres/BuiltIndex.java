package dev.touchstone.store.postgres;

import dev.touchstone.store.index.IndexSpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An index as it came out of a build.
 *
 * @param spec what was asked for
 * @param buildTime time of CREATE INDEX alone, on the client's clock; zero for {@link IndexSpec.Exact}
 * @param sizeBytes size of the index, {@code pg_relation_size}, over all partitions; 0 for {@link IndexSpec.Exact}
 * @param notices what the server and the check before the build remarked, such as a graph larger than
 *     maintenance_work_mem
 */
public record BuiltIndex(IndexSpec spec, Duration buildTime, long sizeBytes, List<String> notices) {
    public BuiltIndex {
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(buildTime, "buildTime");
        notices = List.copyOf(notices);
    }

    BuiltIndex withNotice(String notice) {
        return new BuiltIndex(
                spec,
                buildTime,
                sizeBytes,
                Stream.concat(notices.stream(), Stream.of(notice)).toList());
    }
}
