/** What was checked and what it came to. */
package dev.touchstone.report.verdict;
