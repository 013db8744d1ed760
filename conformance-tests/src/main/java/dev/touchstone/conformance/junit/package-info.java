/** JUnit's way to a PostgreSQL server: one a JVM, with a fresh schema for each test class. */
package dev.touchstone.conformance.junit;
