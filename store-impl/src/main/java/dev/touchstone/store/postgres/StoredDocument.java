package dev.touchstone.store.postgres;

import dev.touchstone.store.EmbeddedDocument;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A document as it stands in the table, opened where it is encrypted.
 *
 * @param position its place in the order of insertion
 * @param embedded the document with its vector
 * @param origin where it came from; empty for a document that never was in a file store
 * @param createdAt when its row was inserted
 */
public record StoredDocument(long position, EmbeddedDocument embedded, Optional<Origin> origin, Instant createdAt) {
    /**
     * What a file store knew of it.
     *
     * @param migrationId tells the entry of the file from every other
     * @param run the run that inserted it; empty when it was replaced since
     * @param legacyId its id in the file
     * @param legacy what else the file knew
     */
    public record Origin(UUID migrationId, Optional<UUID> run, String legacyId, Map<String, Object> legacy) {}
}
