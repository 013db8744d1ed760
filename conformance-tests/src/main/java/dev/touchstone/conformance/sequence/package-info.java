/**
 * Sequences of calls put to two stores at once: made at random, compared answer by answer, and where the stores part,
 * shrunk to a shortest sequence that still shows it.
 */
package dev.touchstone.conformance.sequence;
