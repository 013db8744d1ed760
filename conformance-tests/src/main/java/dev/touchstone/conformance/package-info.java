/** What it takes to put a store under test: where it comes from and how a fresh one is opened. */
package dev.touchstone.conformance;
