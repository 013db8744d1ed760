package dev.touchstone.report.shadow;

import dev.touchstone.report.ReportException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The content of {@code shadow.json}: a shadow period in slices of one length.
 *
 * @param sliceSeconds length of a slice, at least 1
 * @param slices consecutive, at least one
 * @param examples some differences of each class
 * @param failures what PostgreSQL failed with, most frequent first
 */
public record ShadowPeriod(
        long sliceSeconds, List<ShadowSlice> slices, List<ShadowExample> examples, List<ShadowFailure> failures) {
    public static final String FILE = "shadow.json";

    public ShadowPeriod {
        slices = List.copyOf(slices);
        examples = List.copyOf(examples);
        failures = List.copyOf(failures);
        if (sliceSeconds < 1 || slices.isEmpty()) {
            throw new ReportException("a shadow period needs slices of at least a second; give it some");
        }
        for (int i = 1; i < slices.size(); i++) {
            Duration step =
                    Duration.between(slices.get(i - 1).from(), slices.get(i).from());
            if (step.toSeconds() != sliceSeconds) {
                throw new ReportException("the slices of a shadow period are " + step + " apart instead of "
                        + sliceSeconds + " s; mend them");
            }
        }
    }

    /** When the first slice begins. */
    public Instant from() {
        return slices.get(0).from();
    }

    /** When the last slice ends. */
    public Instant until() {
        return slices.get(slices.size() - 1).from().plusSeconds(sliceSeconds);
    }
}
