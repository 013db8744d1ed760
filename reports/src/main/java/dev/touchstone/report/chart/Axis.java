package dev.touchstone.report.chart;

/**
 * An axis of a chart.
 *
 * @param title what it shows, with the unit
 */
record Axis(String title, Scale scale) {}
