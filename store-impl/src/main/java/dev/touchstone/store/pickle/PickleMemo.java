package dev.touchstone.store.pickle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a pickle memorised, in constant memory: names and other small values for good, the values of rows that are not yet
 * handed over, and of every row handed over where in the file it stands, so that it can be read again.
 */
final class PickleMemo {
    private static final int KEPT = 4_096;
    private static final int SHORT = 64;

    private final Map<Long, Value> kept;
    private final PickleRows rows;
    private final int depth;
    private long next;

    private long[] indexes = new long[64];
    private Value[] values = new Value[64];
    private int recent;

    /** A value with its number, where it is one. */
    record Value(PickleValue item, double number) {}

    PickleMemo() {
        this(new HashMap<>(), new PickleRows(), 0, 0);
    }

    private PickleMemo(Map<Long, Value> kept, PickleRows rows, long next, int depth) {
        this.kept = kept;
        this.rows = rows;
        this.next = next;
        this.depth = depth;
    }

    /** Returns a memo for reading a row again, as it was when the row began. */
    PickleMemo before(int row) {
        return new PickleMemo(kept, rows, rows.memo(row), depth + 1);
    }

    PickleRows rows() {
        return rows;
    }

    /** How many readings of earlier rows lead here. */
    int depth() {
        return depth;
    }

    /** The number the next value gets where none is given. */
    long next() {
        return next;
    }

    void put(long index, PickleValue item, double number) {
        if (index < next) {
            throw new RefusedPickleException("its memo is out of order, as no Python writes it");
        }
        next = index + 1;
        Value value = new Value(item, number);
        if (isSmall(item) && kept.size() < KEPT) {
            kept.put(index, value);
        }
        if (recent == indexes.length) {
            requireFew();
            indexes = Arrays.copyOf(indexes, recent * 2);
            values = Arrays.copyOf(values, recent * 2);
        }
        indexes[recent] = index;
        values[recent++] = value;
    }

    private void requireFew() {
        if (recent > 2 * PickleStack.MAX_SIZE) {
            throw PickleStack.tooMany();
        }
    }

    private static boolean isSmall(PickleValue item) {
        return item instanceof PickleValue.Plain
                || item instanceof NumpyName
                || item instanceof NumpyType
                || (item instanceof Payload payload && payload.length() <= SHORT);
    }

    /** Returns a value that is still at hand, or null. */
    Value find(long index) {
        int at = Arrays.binarySearch(indexes, 0, recent, index);
        return at >= 0 ? values[at] : kept.get(index);
    }

    /** Forgets what was memorised before the first row that is not yet handed over. */
    void forgetBefore(long index) {
        int at = Arrays.binarySearch(indexes, 0, recent, index);
        int first = at >= 0 ? at : -at - 1;
        System.arraycopy(indexes, first, indexes, 0, recent - first);
        System.arraycopy(values, first, values, 0, recent - first);
        Arrays.fill(values, recent - first, recent, null);
        recent -= first;
    }
}
