/** Reads WordNet 3.1 and chooses documents and queries out of it. */
package dev.touchstone.dataset.wordnet;
