package dev.touchstone.report.html.internal;

import dev.touchstone.report.table.Table;
import java.util.List;

/**
 * The top of the page.
 *
 * @param outcome PASS, FAIL, INCONCLUSIVE, or NO VERDICT where none was recorded; CAPACITY PLAN above a plan
 * @param checks what was checked, may be empty
 * @param parity one sentence on parity, may be empty
 * @param findings what was found, the most important table first; empty ones are left out
 */
public record Summary(String outcome, Table checks, String parity, List<Table> findings) {
    public Summary {
        findings = findings.stream().filter(table -> !table.isEmpty()).toList();
    }
}
