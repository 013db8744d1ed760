package dev.touchstone.report.run;

import dev.touchstone.report.ReportException;
import java.util.Map;

/**
 * A cell that was tried and measured nothing, because what ran was not what was asked for; it has no measurements.
 *
 * @param cell the named parameters, sorted by name
 * @param reason one line, such as {@code plan check: sequential scan instead of vector_documents_hnsw}
 */
public record VoidCell(Map<String, String> cell, String reason) implements RunRow {
    public VoidCell {
        cell = Cells.checked(cell);
        if (cell.isEmpty()) {
            throw new ReportException("a void cell names no parameters; say which cell it is");
        }
        if (reason.isBlank()) {
            throw new ReportException("void cell " + cell + " has no reason; give one");
        }
    }
}
