package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.EmbeddedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The documents of one call with their final ids.
 *
 * @param ids one a document, given or assigned
 * @param hasGivenIds whether the caller gave at least one of them, so that rows may exist already
 */
record IngestBatch(CollectionId collection, List<EmbeddedDocument> documents, List<String> ids, boolean hasGivenIds) {
    static IngestBatch of(CollectionId collection, List<EmbeddedDocument> documents, Supplier<String> newIds) {
        List<String> ids = new ArrayList<>(documents.size());
        boolean given = false;
        for (EmbeddedDocument embedded : documents) {
            String id = embedded.document().id();
            given |= id != null;
            ids.add(id == null ? newIds.get() : id);
        }
        return new IngestBatch(collection, List.copyOf(documents), List.copyOf(ids), given);
    }

    int size() {
        return ids.size();
    }

    /** Returns consecutive parts of at most {@code rows} documents. */
    List<IngestBatch> parts(int rows) {
        List<IngestBatch> parts = new ArrayList<>();
        for (int from = 0; from < size(); from += rows) {
            int to = Math.min(size(), from + rows);
            parts.add(new IngestBatch(collection, documents.subList(from, to), ids.subList(from, to), hasGivenIds));
        }
        return parts;
    }
}
