/** What writing does to an index over time, and when it is worth building anew. */
package dev.touchstone.report.ageing;
