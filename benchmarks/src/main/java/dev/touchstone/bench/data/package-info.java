/** Preparing a dataset for a run, and what that took. */
package dev.touchstone.bench.data;
