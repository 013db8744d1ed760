/** The search for an index and its settings: what is tried, in which order, what is given up early, and what is kept. */
package dev.touchstone.bench.tune;
