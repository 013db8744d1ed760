package dev.touchstone.report.capacity;

import dev.touchstone.report.ReportException;
import java.util.List;

/**
 * What a deployment has to hold and serve.
 *
 * @param userRows rows of each user, at least one user
 * @param bytesPerRow bytes a row that should be in memory: its share of the index and of the table
 * @param rowsPerCore rows one core can serve at the target, above 0
 */
public record Demand(List<Long> userRows, double bytesPerRow, double rowsPerCore) {
    public Demand {
        userRows = List.copyOf(userRows);
        if (userRows.isEmpty() || userRows.stream().anyMatch(rows -> rows < 0)) {
            throw new ReportException("a demand needs users with rows");
        }
        if (!(bytesPerRow > 0 && rowsPerCore > 0)) {
            throw new ReportException("a demand needs bytes a row and rows a core above 0");
        }
    }
}
