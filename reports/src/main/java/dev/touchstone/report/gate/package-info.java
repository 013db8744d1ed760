/** What a run was checked for and whether it passed. */
package dev.touchstone.report.gate;
