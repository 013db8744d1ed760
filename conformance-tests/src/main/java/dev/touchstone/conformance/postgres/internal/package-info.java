/** The machinery behind the three sources: building, starting, tuning and stopping servers; no interface to rely on. */
package dev.touchstone.conformance.postgres.internal;
