/** The real Python, to write and read files as the application being replaced does. */
package dev.touchstone.conformance.python;
