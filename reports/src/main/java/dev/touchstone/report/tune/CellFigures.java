package dev.touchstone.report.tune;

import dev.touchstone.report.work.WorkBudget;

/**
 * Everything measured of one setting.
 *
 * @param recall against the exact ground truth
 * @param latency closed loop
 * @param build of the index it searches; the same for all searches of one build
 * @param work of one search
 */
public record CellFigures(RecallFigures recall, LatencyFigures latency, BuildFigures build, WorkBudget work) {}
