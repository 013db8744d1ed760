/** The charts of a run, drawn only from what its folder holds. */
package dev.touchstone.report.chart;
