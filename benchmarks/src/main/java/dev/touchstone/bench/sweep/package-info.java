/** Measuring cells: what a grid asks for, the evidence that a cell is what it claims, and its figures. */
package dev.touchstone.bench.sweep;
