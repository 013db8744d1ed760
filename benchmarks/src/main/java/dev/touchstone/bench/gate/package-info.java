/** The gate: measures what a policy asks for and comes to a verdict on it. */
package dev.touchstone.bench.gate;
