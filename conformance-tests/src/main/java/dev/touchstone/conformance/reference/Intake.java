package dev.touchstone.conformance.reference;

import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.StorableText;
import dev.touchstone.store.Vectors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Turns the documents of one call into rows, or refuses them all. */
final class Intake {
    private static final int MAX_ID_LENGTH = 255;

    private final int dimension;
    private final Supplier<String> newIds;
    private final Set<String> ids = new HashSet<>();

    Intake(int dimension, Supplier<String> newIds) {
        this.dimension = dimension;
        this.newIds = newIds;
    }

    /** Returns a row a document, in order, still without a position. */
    List<Row> rows(List<EmbeddedDocument> documents) {
        List<Row> rows = new ArrayList<>();
        for (EmbeddedDocument embedded : documents) {
            rows.add(row(embedded, " of document " + rows.size()));
        }
        return rows;
    }

    private Row row(EmbeddedDocument embedded, String what) {
        Document document = embedded.document();
        Vectors.requireDimension("the vector" + what, embedded.vector(), dimension);
        Vectors.requireSearchable("the vector" + what, embedded.vector());
        StorableText.require("the text" + what, document.text());
        String id = document.id() == null ? newIds.get() : document.id();
        requireId(id, "the id" + what);
        Document stored =
                new Document(id, document.text(), StoredValues.copy("the metadata" + what, document.metadata()));
        return new Row(0, stored, embedded.vector().clone());
    }

    private void requireId(String id, String what) {
        if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
            throw new InvalidInputException(what + " has " + id.length() + " characters; 1 to " + MAX_ID_LENGTH
                    + " are allowed, or null to have one assigned");
        }
        StorableText.require(what, id);
        if (!ids.add(id)) {
            throw new InvalidInputException(what + " occurs twice in the call; give each document its own");
        }
    }
}
