package dev.touchstone.store.migration;

import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.StorableText;
import dev.touchstone.store.Vectors;
import dev.touchstone.store.file.FileEntry;
import dev.touchstone.store.internal.StorableMetadata;
import dev.touchstone.store.migration.HeldOut.Kind;
import java.util.Map;

/**
 * What an entry has to be to become a document.
 *
 * @param dimension components of every document's vector
 */
record EntryRules(int dimension) {
    /** What an entry is made of. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier between reading and storing; never compared
    record Parts(LegacyFields fields, float[] vector) {}

    /** Says why an entry cannot be a document. */
    static final class UnfitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Kind kind;

        UnfitException(Kind kind, String reason) {
            super(reason, null, false, false);
            this.kind = kind;
        }

        Kind kind() {
            return kind;
        }
    }

    /**
     * Returns what an entry is made of.
     *
     * @throws UnfitException if it cannot be a document
     */
    Parts require(FileEntry entry) {
        float[] vector = vector(entry);
        Map<?, ?> object = object(entry);
        try {
            LegacyFields fields = LegacyFields.of(object);
            StorableText.require("its text", fields.text());
            StorableMetadata.require("its metadata", fields.metadata());
            StorableMetadata.require("what the file keeps of it", fields.kept());
            return new Parts(fields, vector);
        } catch (InvalidInputException e) {
            throw new UnfitException(Kind.BAD_CONTENT, e.getMessage());
        }
    }

    private float[] vector(FileEntry entry) {
        double[] wide = entry.vector();
        if (wide == null) {
            throw new UnfitException(Kind.LENGTH_MISMATCH, "vectors.pkl ends before it");
        }
        if (entry.metadata().isEmpty()) {
            throw new UnfitException(Kind.LENGTH_MISMATCH, "metadata.json ends before it");
        }
        if (wide.length == 0) {
            throw new UnfitException(Kind.NO_VECTOR, "it has no vector");
        }
        if (wide.length != dimension) {
            throw new UnfitException(
                    Kind.OTHER_DIMENSION,
                    "its vector has " + wide.length + " numbers, most of the store have " + dimension);
        }
        return searchable(wide);
    }

    private static float[] searchable(double[] wide) {
        float[] vector = new float[wide.length];
        for (int i = 0; i < wide.length; i++) {
            vector[i] = (float) wide[i];
        }
        try {
            Vectors.requireSearchable("its vector", vector);
        } catch (InvalidInputException e) {
            throw new UnfitException(Kind.BAD_VECTOR, e.getMessage());
        }
        return vector;
    }

    private static Map<?, ?> object(FileEntry entry) {
        if (!(entry.metadata().orElseThrow().value() instanceof Map<?, ?> object)) {
            throw new UnfitException(Kind.NO_TEXT, "it is not an object");
        }
        if (LegacyFields.textKey(object).isEmpty()) {
            throw new UnfitException(Kind.NO_TEXT, "it has no text under text, page_content or content");
        }
        return object;
    }
}
