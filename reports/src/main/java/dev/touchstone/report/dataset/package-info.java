/** Owns what a run folder holds about a dataset that was examined. */
package dev.touchstone.report.dataset;
