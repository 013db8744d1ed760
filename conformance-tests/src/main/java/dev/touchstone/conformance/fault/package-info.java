/** Faults done to a real server on purpose, and servers that may be done so. */
package dev.touchstone.conformance.fault;
