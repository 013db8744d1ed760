/** Turning text into vectors. */
package dev.touchstone.store.embedding;
