package dev.touchstone.store.internal;

import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.StorableText;
import dev.touchstone.store.Vectors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks a call's documents before any of them is stored. */
public final class StorableDocuments {
    private static final int MAX_ID_LENGTH = 255;

    private StorableDocuments() {}

    /**
     * Refuses the call if one document cannot be stored: a vector that is not searchable or of another dimension, text
     * or metadata that would not survive, an empty or overlong id, an id that occurs twice.
     *
     * @throws InvalidInputException naming the first such document by its index in the call
     */
    public static void require(List<EmbeddedDocument> documents, int dimension) {
        require(documents, dimension, 0);
    }

    /**
     * Refuses a part of a call, as {@link #require(List, int)} does.
     *
     * @param first index in the call of the first of these documents
     */
    public static void require(List<EmbeddedDocument> documents, int dimension, long first) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < documents.size(); i++) {
            EmbeddedDocument embedded = documents.get(i);
            String what = " of document " + (first + i);
            Vectors.requireDimension("the vector" + what, embedded.vector(), dimension);
            Vectors.requireSearchable("the vector" + what, embedded.vector());
            StorableText.require("the text" + what, embedded.document().text());
            StorableMetadata.require("the metadata" + what, embedded.document().metadata());
            requireId(embedded.document(), what, ids);
        }
    }

    private static void requireId(Document document, String what, Set<String> seen) {
        String id = document.id();
        if (id == null) {
            return;
        }
        if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
            throw new InvalidInputException("the id" + what + " has " + id.length() + " characters; 1 to "
                    + MAX_ID_LENGTH + " are allowed, or null to have one assigned");
        }
        StorableText.require("the id" + what, id);
        if (!seen.add(id)) {
            throw new InvalidInputException("the id" + what + " occurs twice in the call; give each document its own");
        }
    }
}
