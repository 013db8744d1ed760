package dev.touchstone.report.run;

import dev.touchstone.report.ReportException;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of a run folder's files. */
final class RunFiles {
    static final String HEADER = "run.json";
    static final String MEASUREMENTS = "measurements.jsonl";
    static final String HISTOGRAMS = "histograms";
    static final String HISTOGRAM_SUFFIX = ".hlog";

    private static final Set<String> RESERVED = Set.of(HEADER, MEASUREMENTS, "report.html");
    private static final Pattern FILE = Pattern.compile("[a-z0-9][a-z0-9_-]*\\.[a-z0-9]+");
    private static final Pattern HISTOGRAM = Pattern.compile("[a-z0-9][a-z0-9_.-]*");

    private RunFiles() {}

    static void checkFile(String name) {
        if (!FILE.matcher(name).matches() || RESERVED.contains(name)) {
            throw new ReportException(
                    "'" + name + "' cannot be a file of a run folder; use a free name such as parity.json");
        }
    }

    static void checkHistogram(String name) {
        if (!HISTOGRAM.matcher(name).matches()) {
            throw new ReportException(
                    "'" + name + "' cannot name a histogram; use lower case, digits, dots, hyphens and underscores");
        }
    }
}
