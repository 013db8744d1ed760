/** Estimates with the variance that belongs to them: recall over queries and builds, latency percentiles over turns. */
package dev.touchstone.report.statistics;
