/** What a gate asks for before it says PASS. */
package dev.touchstone.report.gate.policy;
