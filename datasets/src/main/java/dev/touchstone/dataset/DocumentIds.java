package dev.touchstone.dataset;

import java.util.Arrays;
import java.util.OptionalInt;

/** Finds documents by id in 8 to 16 bytes a document: an open-addressing table of rows, whose ids are read back. */
final class DocumentIds {
    private static final int EMPTY = -1;

    private final DocumentTable documents;
    private final int[] rows;

    /**
     * Reads every id.
     *
     * @throws DatasetException where an id occurs twice
     */
    DocumentIds(DocumentTable documents) {
        this.documents = documents;
        this.rows = new int[Integer.highestOneBit(Math.max(4, documents.size())) * 4];
        Arrays.fill(rows, EMPTY);
        for (int row = 0; row < documents.size(); row++) {
            String id = documents.document(row).id();
            int slot = slot(id);
            if (rows[slot] != EMPTY) {
                throw new DatasetException("document id '" + id + "' occurs twice");
            }
            rows[slot] = row;
        }
    }

    /** Returns the slot an id is in, or would be put in. */
    private int slot(String id) {
        int hash = id.hashCode() * 0x9E3779B9;
        int slot = (hash ^ (hash >>> 16)) & (rows.length - 1);
        while (rows[slot] != EMPTY && !documents.document(rows[slot]).id().equals(id)) {
            slot = (slot + 1) & (rows.length - 1);
        }
        return slot;
    }

    OptionalInt rowOf(String id) {
        int row = rows[slot(id)];
        return row == EMPTY ? OptionalInt.empty() : OptionalInt.of(row);
    }
}
