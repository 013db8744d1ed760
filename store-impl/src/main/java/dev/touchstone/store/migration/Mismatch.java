package dev.touchstone.store.migration;

import dev.touchstone.store.CollectionId;

/**
 * A document that is not in PostgreSQL as the files have it.
 *
 * @param store its store
 * @param position the entry's position in the files; −1 for documents the files do not have
 * @param id the document's id
 * @param what what differs
 */
public record Mismatch(CollectionId store, long position, String id, String what) {}
