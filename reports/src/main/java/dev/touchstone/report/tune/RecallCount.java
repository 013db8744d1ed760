package dev.touchstone.report.tune;

/**
 * How many answers had one recall.
 *
 * @param recall 0 to 1
 * @param answers queries times builds, at least 1
 */
public record RecallCount(double recall, long answers) {}
