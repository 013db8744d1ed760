/** The store's own yardstick: what it costs beside the least that JDBC can do, as ratios of one run. */
package dev.touchstone.bench.store;
