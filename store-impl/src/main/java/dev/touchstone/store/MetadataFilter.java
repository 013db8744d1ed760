package dev.touchstone.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/** A condition on a document's metadata; documents that lack a named key do not match. */
public sealed interface MetadataFilter {
    /** Matches documents whose value under {@code key} equals {@code value} (null, boolean, number or string; 1 equals 1.0). */
    record Equal(String key, Object value) implements MetadataFilter {
        public Equal {
            Objects.requireNonNull(key, "key");
            StorableText.require("the filter's key", key);
            if (value instanceof String text) {
                StorableText.require("the filter's value", text);
            } else if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
                requireExact(number);
            } else if (value != null && !(value instanceof Boolean) && !(value instanceof Number)) {
                throw new InvalidInputException(
                        "a filter compares with null, a boolean, a number or a string; it got a "
                                + value.getClass().getSimpleName());
            }
        }

        private static void requireExact(Number number) {
            if (!(number instanceof BigInteger) && !(number instanceof BigDecimal)) {
                throw new InvalidInputException("a filter cannot compare with " + number + ", which JSON cannot say");
            }
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
