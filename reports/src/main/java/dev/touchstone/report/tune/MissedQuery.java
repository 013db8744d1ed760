package dev.touchstone.report.tune;

import dev.touchstone.report.ReportException;
import java.util.List;

/**
 * A query that a setting answered badly.
 *
 * @param query number of the query, from 0
 * @param text what was asked, or how the query is called where it has no text
 * @param recall 0 to 1, in the build where it was worst
 * @param missed the true neighbours that were not returned, nearest first
 */
public record MissedQuery(int query, String text, double recall, List<Neighbour> missed) {
    public MissedQuery {
        missed = List.copyOf(missed);
        if (query < 0 || !(recall >= 0 && recall <= 1)) {
            throw new ReportException("query " + query + " cannot have recall " + recall);
        }
    }

    /**
     * A true neighbour.
     *
     * @param id of the document
     * @param rank its place in the exact answer, from 1
     * @param distance to the query, in the dataset's metric
     */
    public record Neighbour(String id, int rank, double distance) {}
}
