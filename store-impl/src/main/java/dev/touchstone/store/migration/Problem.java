package dev.touchstone.store.migration;

import dev.touchstone.store.CollectionId;

/**
 * Why a store as a whole cannot be moved.
 *
 * @param store the store
 * @param line the file or folder and the cause, in one line
 */
public record Problem(CollectionId store, String line) {}
