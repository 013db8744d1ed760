/** The command line: one class a command, exit codes, progress, and errors as one line. */
package dev.touchstone.bench.cli;
