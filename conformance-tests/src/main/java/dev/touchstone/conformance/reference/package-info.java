/** An exact store in memory, so simple that it can be checked by reading: what others are compared with. */
package dev.touchstone.conformance.reference;
