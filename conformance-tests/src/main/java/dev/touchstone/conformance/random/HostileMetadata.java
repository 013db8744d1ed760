package dev.touchstone.conformance.random;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Metadata of hostile keys and values: nested too deep, numbers too large or too fine, values JSON does not have.
 *
 * @param random where they come from
 * @param text keys and strings
 */
public record HostileMetadata(RandomGenerator random, HostileText text) {
    private static final List<Object> VALUES = Arrays.asList(
            null,
            true,
            -0.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.NaN,
            Float.NEGATIVE_INFINITY,
            Float.MIN_VALUE,
            Long.MIN_VALUE,
            BigInteger.TEN.pow(400),
            BigInteger.TEN.pow(2_000),
            new BigDecimal("0.1"),
            new BigDecimal("0.10000000000000000000000001"),
            new BigDecimal("1e-400"),
            'c',
            new byte[] {1},
            Instant.EPOCH,
            Map.of(1, "a key that is no string"));

    /** Returns some metadata. */
    public Map<String, Object> next() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            metadata.put("k" + text.next(), value(3));
        }
        return metadata;
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0, 1 -> text.next();
            case 2 -> random.nextLong() / (1L << random.nextInt(60));
            case 3 -> random.nextInt(3) == 0 ? VALUES.get(random.nextInt(VALUES.size())) : random.nextDouble();
            case 4 -> random.nextInt(20) == 0 ? nested(150) : Arrays.asList(value(depth - 1), value(depth - 1));
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put(text.next(), value(depth - 1));
                yield map;
            }
        };
    }

    private static Object nested(int levels) {
        List<Object> innermost = new ArrayList<>();
        List<Object> outer = innermost;
        for (int i = 1; i < levels; i++) {
            outer = new ArrayList<>(List.of(outer));
        }
        return outer;
    }
}
