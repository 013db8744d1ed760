/** A migration's results in the form a run folder keeps, sampled queries through both stores, and the migration's yardstick. */
package dev.touchstone.bench.migration;
