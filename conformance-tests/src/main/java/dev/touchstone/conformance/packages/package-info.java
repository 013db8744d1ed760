/** Packages brought to this machine with its own apt and npm, without root and without a trace elsewhere. */
package dev.touchstone.conformance.packages;
