package dev.touchstone.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A condition on a document's metadata: a tree of typed comparisons.
 *
 * <p>Every condition either holds or does not. Numbers compare as numbers, whatever their Java type and however many
 * digits (1 equals 1.0); strings compare with strings only, in order of their code points; a value of another type
 * than the one compared with, or an absent key, makes a comparison false and its negation true. A key whose value is
 * null is present. A tree is at most 100 levels deep and has at most 1,000 nodes.
 */
public sealed interface MetadataFilter {
    /** Matches documents whose value under {@code key} equals {@code value}: null, a boolean, a number or a string. */
    record Equal(String key, Object value) implements MetadataFilter {
        public Equal {
            FilterTerms.requireKey(key);
            FilterTerms.requireScalar(value);
        }
    }

    /** Matches documents whose value under {@code key} equals one of {@code values}, at most 10,000. */
    record In(String key, List<Object> values) implements MetadataFilter {
        public In {
            FilterTerms.requireKey(key);
            FilterTerms.requireFew(values);
            values = Collections.unmodifiableList(new ArrayList<>(values));
            values.forEach(FilterTerms::requireScalar);
        }
    }

    /** Matches documents whose value under {@code key} is of the type of {@code bound} and on that side of it. */
    record Compared(String key, Comparison comparison, Object bound) implements MetadataFilter {
        public Compared {
            FilterTerms.requireKey(key);
            Objects.requireNonNull(comparison, "comparison");
            FilterTerms.requireOrdered(bound);
        }
    }

    /** Matches documents that have {@code key}, with whatever value, null included. */
    record Exists(String key) implements MetadataFilter {
        public Exists {
            FilterTerms.requireKey(key);
        }
    }

    /**
     * Matches documents whose value under {@code key} is a list with {@code element} directly in it: null, a boolean, a
     * number or a string. A string never contains another.
     */
    record Contains(String key, Object element) implements MetadataFilter {
        public Contains {
            FilterTerms.requireKey(key);
            FilterTerms.requireScalar(element);
        }
    }

    /** Matches documents that match every operand; without operands, all documents. */
    record And(List<MetadataFilter> operands) implements MetadataFilter {
        public And {
            operands = List.copyOf(operands);
            FilterTerms.requireSmall(operands);
        }
    }

    /** Matches documents that match at least one operand; without operands, none. */
    record Or(List<MetadataFilter> operands) implements MetadataFilter {
        public Or {
            operands = List.copyOf(operands);
            FilterTerms.requireSmall(operands);
        }
    }

    /** Matches documents that do not match {@code operand}; those that lack its key are among them. */
    record Not(MetadataFilter operand) implements MetadataFilter {
        public Not {
            Objects.requireNonNull(operand, "operand");
            FilterTerms.requireSmall(List.of(operand));
        }
    }

    /** On which side of a bound a value must lie. */
    enum Comparison {
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        /** Whether a value that compares with the bound as {@code order} says (negative, zero, positive) will do. */
        public boolean holds(int order) {
            return switch (this) {
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
            };
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

    /** Returns the opposite of {@link #equalTo}; documents without the key match. */
    static MetadataFilter notEqualTo(String key, Object value) {
        return new Not(new Equal(key, value));
    }

    /** Returns a filter on several values of one key; without values, nothing matches. */
    static MetadataFilter in(String key, List<?> values) {
        return new In(key, Collections.unmodifiableList(values));
    }

    /** Returns the opposite of {@link #in}; documents without the key match. */
    static MetadataFilter notIn(String key, List<?> values) {
        return new Not(in(key, values));
    }

    /** Returns a filter on values below a number or string. */
    static MetadataFilter lessThan(String key, Object bound) {
        return new Compared(key, Comparison.LESS, bound);
    }

    /** Returns a filter on values up to a number or string. */
    static MetadataFilter lessOrEqual(String key, Object bound) {
        return new Compared(key, Comparison.LESS_OR_EQUAL, bound);
    }

    /** Returns a filter on values above a number or string. */
    static MetadataFilter greaterThan(String key, Object bound) {
        return new Compared(key, Comparison.GREATER, bound);
    }

    /** Returns a filter on values from a number or string upwards. */
    static MetadataFilter greaterOrEqual(String key, Object bound) {
        return new Compared(key, Comparison.GREATER_OR_EQUAL, bound);
    }

    /** Returns a filter on the presence of a key. */
    static MetadataFilter exists(String key) {
        return new Exists(key);
    }

    /** Returns a filter on lists that hold an element. */
    static MetadataFilter contains(String key, Object element) {
        return new Contains(key, element);
    }

    /** Returns a filter that asks for every operand. */
    static MetadataFilter and(MetadataFilter... operands) {
        return new And(List.of(operands));
    }

    /** Returns a filter that asks for one operand at least. */
    static MetadataFilter or(MetadataFilter... operands) {
        return new Or(List.of(operands));
    }

    /** Returns the opposite of a filter. */
    static MetadataFilter not(MetadataFilter operand) {
        return new Not(operand);
    }
}
