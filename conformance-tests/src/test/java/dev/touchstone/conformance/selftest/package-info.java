/** Deliberately broken stores: each has one fault, and the rule meant to find it has to. */
package dev.touchstone.conformance.selftest;
