package dev.touchstone.conformance.reference;

import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.MetadataFilter.And;
import dev.touchstone.store.MetadataFilter.Compared;
import dev.touchstone.store.MetadataFilter.Contains;
import dev.touchstone.store.MetadataFilter.Equal;
import dev.touchstone.store.MetadataFilter.Exists;
import dev.touchstone.store.MetadataFilter.In;
import dev.touchstone.store.MetadataFilter.Not;
import dev.touchstone.store.MetadataFilter.Or;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What filters mean: numbers compare as numbers, types never mix, an absent key makes a condition false. */
public final class FilterMeaning {
    private FilterMeaning() {}

    /** Whether metadata matches a filter. */
    public static boolean matches(MetadataFilter filter, Map<String, Object> metadata) {
        if (filter instanceof And and) {
            return and.operands().stream().allMatch(operand -> matches(operand, metadata));
        }
        if (filter instanceof Or or) {
            return or.operands().stream().anyMatch(operand -> matches(operand, metadata));
        }
        if (filter instanceof Not not) {
            return !matches(not.operand(), metadata);
        }
        String key = key(filter);
        return metadata.containsKey(key) && holds(filter, metadata.get(key));
    }

    private static String key(MetadataFilter condition) {
        if (condition instanceof Equal equal) {
            return equal.key();
        }
        if (condition instanceof In in) {
            return in.key();
        }
        if (condition instanceof Contains contains) {
            return contains.key();
        }
        return condition instanceof Exists exists ? exists.key() : ((Compared) condition).key();
    }

    private static boolean holds(MetadataFilter condition, Object stored) {
        if (condition instanceof Equal equal) {
            return same(stored, equal.value());
        }
        if (condition instanceof In in) {
            return in.values().stream().anyMatch(value -> same(stored, value));
        }
        if (condition instanceof Contains contains) {
            return stored instanceof List<?> list
                    && list.stream().anyMatch(element -> same(element, contains.element()));
        }
        return condition instanceof Exists || lies(stored, (Compared) condition);
    }

    private static boolean same(Object stored, Object wanted) {
        if (stored instanceof Number a && wanted instanceof Number b) {
            return decimal(a).compareTo(decimal(b)) == 0;
        }
        return Objects.equals(stored, wanted);
    }

    private static boolean lies(Object stored, Compared compared) {
        if (stored instanceof Number a && compared.bound() instanceof Number b) {
            return compared.comparison().holds(decimal(a).compareTo(decimal(b)));
        }
        return stored instanceof String a
                && compared.bound() instanceof String b
                && compared.comparison().holds(Arrays.compare(codePoints(a), codePoints(b)));
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }

    private static int[] codePoints(String text) {
        return text.codePoints().toArray();
    }
}
