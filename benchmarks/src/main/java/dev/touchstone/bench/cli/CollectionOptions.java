package dev.touchstone.bench.cli;

import dev.touchstone.store.CollectionId;
import picocli.CommandLine.Option;

/** Whose collection of a file store, and which. */
class CollectionOptions {
    @Option(names = "--user", paramLabel = "USER", required = true, description = "whose documents")
    private String user;

    @Option(
            names = "--collection",
            paramLabel = "NAME",
            defaultValue = CollectionId.DEFAULT_COLLECTION,
            description = "which collection (default: ${DEFAULT-VALUE})")
    private String collection;

    CollectionId id() {
        return new CollectionId(user, collection);
    }
}
