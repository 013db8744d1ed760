package dev.touchstone.store.file;

import dev.touchstone.store.MetadataFilter;
import java.math.BigDecimal;
import java.util.Map;

/** Applies a filter in Java with the meaning it has over JSONB: numbers compare as numbers, types never mix. */
final class FilterMatch {
    private FilterMatch() {}

    static boolean matches(MetadataFilter filter, Map<String, Object> metadata) {
        if (filter instanceof MetadataFilter.And and) {
            return and.operands().stream().allMatch(operand -> matches(operand, metadata));
        }
        MetadataFilter.Equal equal = (MetadataFilter.Equal) filter;
        return metadata.containsKey(equal.key()) && same(metadata.get(equal.key()), equal.value());
    }

    private static boolean same(Object stored, Object wanted) {
        if (stored instanceof Number a && wanted instanceof Number b) {
            return decimal(a).compareTo(decimal(b)) == 0;
        }
        return stored == null ? wanted == null : stored.equals(wanted);
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }
}
