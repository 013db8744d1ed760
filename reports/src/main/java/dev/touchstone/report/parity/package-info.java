/** How the answers of two stores differed, in the form a run folder keeps. */
package dev.touchstone.report.parity;
