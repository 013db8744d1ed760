/** The names of cells: the parameters that tell one measured thing from another. */
package dev.touchstone.bench.cell;
