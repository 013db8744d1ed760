package dev.touchstone.report.tune;

import dev.touchstone.report.work.WorkBudget;

/**
 * What one operation makes client and server do under one setting.
 *
 * @param operation such as {@code search}, {@code add} or {@code delete}
 */
public record OperationWork(String operation, Setting setting, WorkBudget work) {}
