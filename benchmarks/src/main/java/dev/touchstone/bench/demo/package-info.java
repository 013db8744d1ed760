/** The demo: the whole way on real data, from an empty machine to a report. */
package dev.touchstone.bench.demo;
