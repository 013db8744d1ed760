package dev.touchstone.report.tune;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.run.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a configuration must reach.
 *
 * @param recall the least recall, by the lower end of its interval
 * @param latency the most latency, by the upper end of its interval; empty where none is named
 * @param indexBytes the most memory the index may want, which is its size; empty where none is named
 * @param buildSeconds the longest build, by the upper end of its interval; empty where none is named
 */
public record Target(
        RecallFloor recall, Optional<LatencyCeiling> latency, OptionalLong indexBytes, OptionalDouble buildSeconds) {
    private static final String INDEX_SIZE = "index size";
    private static final String BUILD_TIME = "build time";

    public Target {
        if (indexBytes.orElse(1) < 1 || !(buildSeconds.orElse(1) > 0)) {
            throw new ReportException(
                    "a target's memory and build time are above 0, not " + indexBytes + " and " + buildSeconds);
        }
    }

    /** A recall floor alone. */
    public static Target recall(RecallStatistic of, double atLeast) {
        return new Target(new RecallFloor(of, atLeast), Optional.empty(), OptionalLong.empty(), OptionalDouble.empty());
    }

    /** The same target with a ceiling for latency. */
    public Target within(Percentile percentile, double millis) {
        return new Target(recall, Optional.of(new LatencyCeiling(percentile, millis)), indexBytes, buildSeconds);
    }

    /** The same target with a most size of the index. */
    public Target withIndexBytes(long most) {
        return new Target(recall, latency, OptionalLong.of(most), buildSeconds);
    }

    /** The same target with a longest build. */
    public Target withBuildSeconds(double most) {
        return new Target(recall, latency, indexBytes, OptionalDouble.of(most));
    }

    /** The same target with another least recall. */
    Target withRecall(double atLeast) {
        return new Target(new RecallFloor(recall.of(), Math.min(1, atLeast)), latency, indexBytes, buildSeconds);
    }

    /** The same target without the part of that name; recall stays, as little as can be asked for. */
    Target without(String part) {
        return new Target(
                part.equals(recall.name()) ? new RecallFloor(recall.of(), Double.MIN_VALUE) : recall,
                latency.filter(ceiling -> !part.equals(ceiling.percentile().text())),
                part.equals(INDEX_SIZE) ? OptionalLong.empty() : indexBytes,
                part.equals(BUILD_TIME) ? OptionalDouble.empty() : buildSeconds);
    }

    /** The percentile that is named, else p95: what a cheaper configuration has less of. */
    public Percentile percentile() {
        return latency.map(LatencyCeiling::percentile).orElse(Percentile.P95);
    }

    /** The parts of the target, recall first. */
    List<Requirement> requirements() {
        List<Requirement> parts = new ArrayList<>();
        parts.add(new Requirement(
                recall.name(),
                recall.atLeast(),
                true,
                Unit.SHARE,
                figures -> recall.of().of(figures.recall())));
        latency.ifPresent(ceiling -> parts.add(new Requirement(
                ceiling.percentile().text(),
                ceiling.millis(),
                false,
                Unit.MILLISECONDS,
                figures -> figures.latency().percentile(ceiling.percentile()))));
        indexBytes.ifPresent(most -> parts.add(new Requirement(
                INDEX_SIZE,
                (double) most,
                false,
                Unit.BYTES,
                figures -> Interval.exactly((double) figures.build().indexBytes()))));
        buildSeconds.ifPresent(most -> parts.add(new Requirement(
                BUILD_TIME,
                most,
                false,
                Unit.SECONDS,
                figures -> figures.build().seconds())));
        return parts;
    }

    /** The target in words, such as {@code mean recall at least 0.95, p95 at most 20 ms}. */
    public String words() {
        return requirements().stream().map(Requirement::words).collect(Collectors.joining(", "));
    }

    /**
     * The least recall.
     *
     * @param of which figure of it
     * @param atLeast above 0, at most 1
     */
    public record RecallFloor(RecallStatistic of, double atLeast) {
        public RecallFloor {
            if (!(atLeast > 0 && atLeast <= 1)) {
                throw new ReportException("a recall target lies above 0 and is at most 1, not " + atLeast);
            }
        }

        String name() {
            return of == RecallStatistic.P5 ? "p5 of recall" : of.text() + " recall";
        }
    }

    /**
     * The most latency.
     *
     * @param millis above 0
     */
    public record LatencyCeiling(Percentile percentile, double millis) {
        public LatencyCeiling {
            if (!(millis > 0) || !Double.isFinite(millis)) {
                throw new ReportException("a latency target is above 0 ms, not " + millis);
            }
        }
    }
}
