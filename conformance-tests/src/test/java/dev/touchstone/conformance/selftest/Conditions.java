package dev.touchstone.conformance.selftest;

import dev.touchstone.conformance.reference.FilterMeaning;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.MetadataFilter.Compared;
import dev.touchstone.store.MetadataFilter.Contains;
import dev.touchstone.store.MetadataFilter.Equal;
import dev.touchstone.store.MetadataFilter.Exists;
import dev.touchstone.store.MetadataFilter.In;
import dev.touchstone.store.VectorStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Faults in one kind of condition. */
final class Conditions {
    private Conditions() {}

    /** Gives one kind of condition another meaning for the values stored under its key. */
    static <C extends MetadataFilter> UnaryOperator<VectorStore> meaning(
            Class<C> kind, BiPredicate<C, Object> meaning) {
        return Faults.meaning((condition, metadata) -> {
            if (!kind.isInstance(condition)) {
                return FilterMeaning.matches(condition, metadata);
            }
            String key = key(condition);
            return metadata.containsKey(key) && meaning.test(kind.cast(condition), metadata.get(key));
        });
    }

    /** Gives one kind of condition another meaning for strings compared with strings. */
    static <C extends MetadataFilter> UnaryOperator<VectorStore> meaningForStrings(
            Class<C> kind, Function<C, Object> wanted, StringMeaning<C> meaning) {
        return meaning(
                kind,
                (condition, stored) -> (stored instanceof String a && wanted.apply(condition) instanceof String b)
                        ? meaning.holds(condition, a, b)
                        : sound(condition, stored));
    }

    /** What a condition makes of two strings. */
    @FunctionalInterface
    interface StringMeaning<C> {
        boolean holds(C condition, String stored, String wanted);
    }

    /** What a condition means for a value stored under its key. */
    static boolean sound(MetadataFilter condition, Object stored) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put(key(condition), stored);
        return FilterMeaning.matches(condition, metadata);
    }

    /** Rewrites one kind of filter in every operation. */
    static <C extends MetadataFilter> UnaryOperator<VectorStore> rewriting(
            Class<C> kind, Function<C, MetadataFilter> change) {
        return Faults.filtering(filter ->
                Faults.rewritten(filter, inner -> kind.isInstance(inner) ? change.apply(kind.cast(inner)) : inner));
    }

    /** The key of a condition; empty for and, or and not. */
    static String key(MetadataFilter condition) {
        if (condition instanceof Equal equal) {
            return equal.key();
        }
        if (condition instanceof In in) {
            return in.key();
        }
        if (condition instanceof Compared compared) {
            return compared.key();
        }
        if (condition instanceof Contains contains) {
            return contains.key();
        }
        return condition instanceof Exists exists ? exists.key() : "";
    }
}
