/** Turns text into vectors with a sentence model that comes as a library, offline. */
package dev.touchstone.dataset.embedding;
