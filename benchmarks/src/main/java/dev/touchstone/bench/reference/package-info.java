/** What says how fast a machine is at a moment, whatever is measured on it. */
package dev.touchstone.bench.reference;
