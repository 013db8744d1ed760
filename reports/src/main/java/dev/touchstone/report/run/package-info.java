/** The run folder: its format, the catalogue of metrics, how it is written and how it is read again. */
package dev.touchstone.report.run;
