package dev.touchstone.report.conformance;

import dev.touchstone.report.ReportException;
import java.util.List;

/**
 * The content of {@code conformance.json}.
 *
 * @param subjects the stores the rules were put to, at least one
 */
public record ConformanceReport(List<SubjectResults> subjects) {
    public static final String FILE = "conformance.json";

    public ConformanceReport {
        subjects = List.copyOf(subjects);
        if (subjects.isEmpty()) {
            throw new ReportException("a conformance report without a store says nothing; put one under test");
        }
    }

    /** Whether every store conforms. */
    public boolean conforms() {
        return subjects.stream().allMatch(SubjectResults::conforms);
    }
}
