package dev.touchstone.conformance.parity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts differences and keeps the first few of each kind. */
final class Findings {
    private final int examplesPerKind;
    private final Map<DifferenceKind, Long> counts = new EnumMap<>(DifferenceKind.class);
    private final List<Difference> examples = new ArrayList<>();
    private String query = "";
    private long queries;
    private long rows;
    private long identical;
    private long inThisQuery;

    Findings(int examplesPerKind) {
        this.examplesPerKind = examplesPerKind;
    }

    void begin(String queryText) {
        query = queryText;
        inThisQuery = 0;
    }

    void add(DifferenceKind kind, String expected, String got) {
        long count = counts.merge(kind, 1L, Long::sum);
        inThisQuery++;
        if (count <= examplesPerKind) {
            examples.add(new Difference(kind, query, expected, got));
        }
    }

    void end(int owedRows) {
        queries++;
        rows += owedRows;
        if (inThisQuery == 0) {
            identical++;
        }
    }

    ParityReport report() {
        return new ParityReport(queries, rows, identical, counts, examples);
    }
}
