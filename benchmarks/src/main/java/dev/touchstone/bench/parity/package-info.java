/** Comparing the file store's answers with PostgreSQL's: what was compared, its differences, and the check over them. */
package dev.touchstone.bench.parity;
