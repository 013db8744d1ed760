/** What a gate measured, in the form its run folder keeps, so that a later run can be compared with it. */
package dev.touchstone.report.gate.evidence;
