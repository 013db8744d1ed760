package dev.touchstone.store.postgres;

import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** How a collection's texts and metadata stand in the table: between the caller and every statement. */
sealed interface Protection permits PlainProtection, SealedProtection {
    /** Returns the documents as they are stored. */
    List<EmbeddedDocument> seal(List<EmbeddedDocument> documents);

    /**
     * Returns the filter that the stored metadata of matching documents match.
     *
     * @throws dev.touchstone.store.InvalidInputException if there is none
     */
    MetadataFilter seal(MetadataFilter filter);

    /**
     * Returns a document as it was before it was sealed.
     *
     * @throws dev.touchstone.store.VectorStoreException if it was stored otherwise, or under an unknown key
     */
    Document open(Document stored);

    /** Returns what the migration keeps of a document, as it is stored. */
    Map<String, Object> sealLegacy(Map<String, Object> legacy);

    /** Returns what the migration kept of a document. */
    Map<String, Object> openLegacy(Map<String, Object> stored);

    /** Refuses to write where the collection's protection changed since it was opened; part of the writing transaction. */
    void requireWritable(Connection connection) throws SQLException;
}
