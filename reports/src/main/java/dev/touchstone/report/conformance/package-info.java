/** Which rules a store kept, in the form a run folder keeps. */
package dev.touchstone.report.conformance;
