/** Seeded random input: the same seed gives the same values. */
package dev.touchstone.conformance.random;
