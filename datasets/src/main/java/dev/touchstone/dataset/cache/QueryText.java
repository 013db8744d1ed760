package dev.touchstone.dataset.cache;

/** One line of the query file. */
record QueryText(String text) {}
