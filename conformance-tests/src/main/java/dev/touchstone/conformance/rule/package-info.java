/** Numbered rules: how a contract's method becomes one, and which there are. */
package dev.touchstone.conformance.rule;
