package dev.touchstone.store.postgres;

import dev.touchstone.store.EmbeddedDocument;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A document as it comes from a file store.
 *
 * @param embedded the document under the id it gets, with its vector
 * @param migrationId tells the entry of the file from every other
 * @param legacyId its id in the file, where that is not the id it gets
 * @param legacy what else the file knew of it: JSON-like values by key
 */
public record MigratedDocument(
        EmbeddedDocument embedded, UUID migrationId, Optional<String> legacyId, Map<String, Object> legacy) {
    public MigratedDocument {
        Objects.requireNonNull(embedded, "embedded");
        Objects.requireNonNull(migrationId, "migrationId");
        Objects.requireNonNull(legacyId, "legacyId");
        Objects.requireNonNull(legacy, "legacy");
    }

    String id() {
        return embedded.document().id();
    }
}
