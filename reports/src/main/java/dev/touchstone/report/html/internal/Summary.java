package dev.touchstone.report.html.internal;

import dev.touchstone.report.table.Table;

/**
 * The top of the page.
 *
 * @param outcome PASS, FAIL, INCONCLUSIVE, or NO VERDICT where none was recorded
 * @param checks what was checked, may be empty
 * @param parity one sentence on parity, may be empty
 * @param best the fastest cell of each kind at the recall floor
 */
public record Summary(String outcome, Table checks, String parity, Table best) {}
