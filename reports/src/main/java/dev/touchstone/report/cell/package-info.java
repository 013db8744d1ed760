/** Measured cells: what a setting is called, how settings are ordered, and which measurements belong to one. */
package dev.touchstone.report.cell;
