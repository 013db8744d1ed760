package dev.touchstone.bench.gate;

import dev.touchstone.store.CollectionId;
import java.nio.file.Path;

/**
 * A user's own file store; it is only read.
 *
 * @param userData the application's user_data folder
 * @param id whose documents
 * @param queries how many to ask, each halfway between two documents, at least 2
 * @param seed of the queries
 */
public record LegacyStore(Path userData, CollectionId id, int queries, long seed) {}
