/** Where PostgreSQL comes from: a server of one's own, a container, or the embedded server. */
package dev.touchstone.conformance.postgres;
