package dev.touchstone.store;

import java.util.Objects;

/**
 * A document together with its embedding.
 *
 * @param document the document
 * @param vector the embedding, one float per dimension; not copied, must not be changed afterwards
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between embedding and storing; never compared
public record EmbeddedDocument(Document document, float[] vector) {
    public EmbeddedDocument {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(vector, "vector");
    }
}
