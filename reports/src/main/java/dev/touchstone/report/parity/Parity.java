package dev.touchstone.report.parity;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.verdict.Outcome;
import java.util.List;

/**
 * The content of {@code parity.json}: the file store's answers against PostgreSQL's.
 *
 * @param queries how many queries were asked of both, at least 1
 * @param k how many answers each query asked for, at least 1
 * @param differences the counts by index and class, zero counts included where that class was looked for
 */
public record Parity(Outcome outcome, long queries, int k, List<ParityDifferences> differences) {
    public static final String FILE = "parity.json";

    public Parity {
        differences = List.copyOf(differences);
        if (queries < 1 || k < 1) {
            throw new ReportException("parity over " + queries + " queries with k " + k + " compares nothing");
        }
        boolean forbidden = differences.stream().anyMatch(row -> !row.allowed() && row.count() > 0);
        if (forbidden && outcome == Outcome.PASS) {
            throw new ReportException("parity cannot PASS with differences that are not allowed; mend the outcome");
        }
    }
}
