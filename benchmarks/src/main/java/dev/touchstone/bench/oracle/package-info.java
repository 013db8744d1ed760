/** Measures the oracle against the least that an exact search must do: one matrix product. */
package dev.touchstone.bench.oracle;
