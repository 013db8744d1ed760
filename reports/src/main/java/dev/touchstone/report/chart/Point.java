package dev.touchstone.report.chart;

/** A value on each axis. */
record Point(double x, double y) {}
