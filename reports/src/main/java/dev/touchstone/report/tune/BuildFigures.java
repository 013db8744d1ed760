package dev.touchstone.report.tune;

import dev.touchstone.report.ReportException;
import java.util.List;

/**
 * What a build cost.
 *
 * @param seconds time of the index build; 0 for exact search
 * @param indexBytes size of the index; 0 for exact search
 * @param notices what the server remarked
 */
public record BuildFigures(Interval seconds, long indexBytes, List<String> notices) {
    public BuildFigures {
        notices = List.copyOf(notices);
        if (seconds.low() < 0 || indexBytes < 0) {
            throw new ReportException("a build cannot take " + seconds.low() + " s or " + indexBytes + " bytes");
        }
    }

    /** No index: nothing was built. */
    public static BuildFigures none() {
        return new BuildFigures(Interval.exactly(0), 0, List.of());
    }
}
