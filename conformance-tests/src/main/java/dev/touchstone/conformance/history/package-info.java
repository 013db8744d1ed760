/** What many threads did to one collection, recorded with times, and whether a store that keeps its word can explain it. */
package dev.touchstone.conformance.history;
