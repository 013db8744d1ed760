package dev.touchstone.report.chart;

/**
 * A labelled place on an axis.
 *
 * @param position where it stands, in the scale's own coordinates
 */
record Tick(double position, String label) {}
