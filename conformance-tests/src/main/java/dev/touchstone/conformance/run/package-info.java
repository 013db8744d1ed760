/** Puts the rules to stores outside a build and reports what they came to. */
package dev.touchstone.conformance.run;
