/** Which parameters a run measures: grids read from YAML, validated when loaded, unknown keys refused. */
package dev.touchstone.bench.config;
