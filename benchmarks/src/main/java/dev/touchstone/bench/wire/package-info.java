/** Counting what goes over the wire. */
package dev.touchstone.bench.wire;
