/** The self-contained page of a run. */
package dev.touchstone.report.html;
