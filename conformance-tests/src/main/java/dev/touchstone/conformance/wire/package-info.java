/** What passes between a client and a server, seen and disturbed from between them. */
package dev.touchstone.conformance.wire;
