/**
 * What a search for a configuration found: the settings tried and their figures, the cheapest that meets a target, and
 * the SQL that applies and undoes it.
 */
package dev.touchstone.report.tune;
