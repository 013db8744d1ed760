package dev.touchstone.store.file;

import dev.touchstone.store.MetadataFilter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Applies a filter in Java with the meaning it has over JSONB: numbers compare as numbers, types never mix. */
final class FilterMatch {
    private FilterMatch() {}

    static boolean matches(MetadataFilter filter, Map<String, Object> metadata) {
        if (filter instanceof MetadataFilter.And and) {
            return and.operands().stream().allMatch(operand -> matches(operand, metadata));
        }
        if (filter instanceof MetadataFilter.Or or) {
            return or.operands().stream().anyMatch(operand -> matches(operand, metadata));
        }
        if (filter instanceof MetadataFilter.Not not) {
            return !matches(not.operand(), metadata);
        }
        return holds(filter, metadata);
    }

    private static boolean holds(MetadataFilter condition, Map<String, Object> metadata) {
        if (condition instanceof MetadataFilter.Equal equal) {
            return metadata.containsKey(equal.key()) && same(metadata.get(equal.key()), equal.value());
        }
        if (condition instanceof MetadataFilter.In in) {
            return metadata.containsKey(in.key()) && holds(in.values(), metadata.get(in.key()));
        }
        if (condition instanceof MetadataFilter.Contains contains) {
            return metadata.get(contains.key()) instanceof List<?> list && holds(list, contains.element());
        }
        if (condition instanceof MetadataFilter.Exists exists) {
            return metadata.containsKey(exists.key());
        }
        MetadataFilter.Compared compared = (MetadataFilter.Compared) condition;
        return lies(metadata.get(compared.key()), compared);
    }

    private static boolean holds(List<?> list, Object element) {
        return list.stream().anyMatch(member -> same(member, element));
    }

    private static boolean lies(Object stored, MetadataFilter.Compared compared) {
        if (stored instanceof Number a && compared.bound() instanceof Number b) {
            return compared.comparison().holds(decimal(a).compareTo(decimal(b)));
        }
        return stored instanceof String a
                && compared.bound() instanceof String b
                && compared.comparison().holds(inCodePoints(a, b));
    }

    private static boolean same(Object stored, Object wanted) {
        if (stored instanceof Number a && wanted instanceof Number b) {
            return decimal(a).compareTo(decimal(b)) == 0;
        }
        return stored == null ? wanted == null : stored.equals(wanted);
    }

    /** UTF-8 orders as code points do; Java's own order of strings differs beyond U+FFFF. */
    private static int inCodePoints(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }
}
