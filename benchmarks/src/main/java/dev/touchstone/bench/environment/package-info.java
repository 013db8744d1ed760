/** What a run was measured on: machine, JVM and the time each step took. */
package dev.touchstone.bench.environment;
