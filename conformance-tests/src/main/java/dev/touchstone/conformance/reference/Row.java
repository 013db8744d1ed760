package dev.touchstone.conformance.reference;

import dev.touchstone.store.Document;

/**
 * A stored document.
 *
 * @param position where it stands in the insertion order; never given twice
 * @param document with its id, frozen
 * @param vector its embedding
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Row(long position, Document document, float[] vector) {
    String id() {
        return document.id();
    }
}
