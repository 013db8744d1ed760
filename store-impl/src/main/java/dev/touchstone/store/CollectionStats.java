package dev.touchstone.store;

/**
 * What a store knows of its collection.
 *
 * @param documentCount number of documents
 * @param vectorCount number of vectors; equal to the documents unless the store is damaged
 * @param storePath where the collection lives: a folder, or schema and table; never a host, user or password
 * @param status "ready" when the collection can be searched, "empty" when it holds nothing
 */
public record CollectionStats(long documentCount, long vectorCount, String storePath, String status) {}
