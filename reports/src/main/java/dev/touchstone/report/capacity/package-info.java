/** Models of size, time and throughput, fitted to measurements and held against sizes they have not seen. */
package dev.touchstone.report.capacity;
