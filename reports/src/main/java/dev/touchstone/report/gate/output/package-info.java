/** What a gate hands to others: the certificate, the summary of a pull request, JUnit's XML. */
package dev.touchstone.report.gate.output;
