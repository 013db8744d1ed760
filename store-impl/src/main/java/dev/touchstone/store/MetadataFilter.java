package dev.touchstone.store;

import java.util.List;
import java.util.Objects;

/** A condition on a document's metadata; documents that lack a named key do not match. */
public sealed interface MetadataFilter {
    /** Matches documents whose value under {@code key} equals {@code value} (null, boolean, number or string). */
    record Equal(String key, Object value) implements MetadataFilter {
        public Equal {
            Objects.requireNonNull(key, "key");
        }
    }

    /** Matches documents that match every operand; without operands, all documents. */
    record And(List<MetadataFilter> operands) implements MetadataFilter {
        public And {
            operands = List.copyOf(operands);
        }
    }

    /** Returns the filter that every document matches. */
    static MetadataFilter all() {
        return new And(List.of());
    }

    /** Returns a filter on one key. */
    static MetadataFilter equalTo(String key, Object value) {
        return new Equal(key, value);
    }
}
