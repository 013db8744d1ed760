/** The tables of a run, for the terminal and the page alike: which rows, which columns, how numbers are rounded. */
package dev.touchstone.report.table;
