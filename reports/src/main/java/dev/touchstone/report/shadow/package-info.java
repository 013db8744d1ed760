/** What a shadow period showed, in the form a run folder keeps. */
package dev.touchstone.report.shadow;
