package dev.touchstone.store.pickle;

import dev.touchstone.store.pickle.PickleValue.Plain;
import java.util.Arrays;

/**
 * A pickle's stack with its marks. A number stands unboxed beside {@link Plain#NUMBER}; each place knows where in the file
 * its value began and how many values had been memorised by then.
 */
final class PickleStack {
    static final int MAX_SIZE = 1 << 20;
    private static final int MAX_MARKS = 100;

    private PickleValue[] items = new PickleValue[64];
    private double[] numbers = new double[64];
    private long[] starts = new long[64];
    private long[] memos = new long[64];
    private int size;

    /** The floats pushed last, whose origins are noted in the arrays only where something is pushed on top of them. */
    private int runFrom;

    private int runTo;
    private Origin run = new Origin(0, 0);

    private final Origin[] marks = new Origin[MAX_MARKS];
    private final int[] markSizes = new int[MAX_MARKS];
    private int markCount;

    /**
     * Where a value began.
     *
     * @param start position of its first opcode in the file
     * @param memo number of values memorised before it
     */
    record Origin(long start, long memo) {}

    static RefusedPickleException tooMany() {
        return new RefusedPickleException(
                "it is nested too deeply, or a vector has more than " + MAX_SIZE + " numbers");
    }

    static RefusedPickleException underflow() {
        return RefusedPickleException.truncated();
    }

    int size() {
        return size;
    }

    int marks() {
        return markCount;
    }

    /** The size of the stack when the lowest mark was set. */
    int lowestMark() {
        return markSizes[0];
    }

    void push(PickleValue item, Origin origin) {
        push(item, 0, origin);
    }

    void push(PickleValue item, double number, Origin origin) {
        room(1);
        noteRun();
        items[size] = item;
        numbers[size] = number;
        starts[size] = origin.start;
        memos[size++] = origin.memo;
    }

    /** Pushes as many numbers as follow one another in the input. */
    void pushFloats(PickleInput in, long memo) {
        room(512);
        long start = in.position();
        int read = in.readFloats(numbers, size);
        if (read == 0) {
            return;
        }
        noteRun();
        Arrays.fill(items, size, size + read, Plain.NUMBER);
        runFrom = size;
        size += read;
        runTo = size;
        run = new Origin(start, memo);
    }

    private void noteRun() {
        if (runFrom < runTo) {
            Arrays.fill(starts, runFrom, runTo, run.start);
            Arrays.fill(memos, runFrom, runTo, run.memo);
            runTo = runFrom;
        }
    }

    private void room(int more) {
        if (size + more > MAX_SIZE) {
            throw tooMany();
        }
        if (size + more > items.length) {
            int capacity = Math.max(size + more, items.length * 2);
            items = Arrays.copyOf(items, capacity);
            numbers = Arrays.copyOf(numbers, capacity);
            starts = Arrays.copyOf(starts, capacity);
            memos = Arrays.copyOf(memos, capacity);
        }
    }

    void mark(Origin origin) {
        if (markCount == MAX_MARKS) {
            throw tooMany();
        }
        marks[markCount] = origin;
        markSizes[markCount++] = size;
    }

    /** Takes the topmost mark away; what was pushed after it stays. */
    Mark popMark() {
        if (markCount == 0) {
            throw underflow();
        }
        markCount--;
        return new Mark(markSizes[markCount], marks[markCount]);
    }

    /**
     * A mark.
     *
     * @param size size of the stack when it was set
     * @param origin where it was set
     */
    record Mark(int size, Origin origin) {}

    /** Returns the item {@code depth} places below the top, 0 the top itself; marks are in the way. */
    PickleValue peek(int depth) {
        requireAbove(depth + 1);
        return items[size - 1 - depth];
    }

    <T extends PickleValue> T peek(int depth, Class<T> type) {
        PickleValue item = peek(depth);
        if (!type.isInstance(item)) {
            throw new RefusedPickleException("it combines values that do not fit each other");
        }
        return type.cast(item);
    }

    double topNumber() {
        return numbers[size - 1];
    }

    PickleValue itemAt(int index) {
        return items[index];
    }

    double[] numbers() {
        return numbers;
    }

    Origin originAt(int index) {
        return index >= runFrom && index < runTo ? run : new Origin(starts[index], memos[index]);
    }

    /** Whether everything from an index on is a number. */
    boolean numbersFrom(int index) {
        for (int i = index; i < size; i++) {
            if (items[i] != Plain.NUMBER) {
                return false;
            }
        }
        return true;
    }

    /** Makes a tuple of everything from an index on and takes it away. */
    PickleTuple tupleFrom(int index) {
        PickleTuple tuple =
                new PickleTuple(Arrays.copyOfRange(items, index, size), Arrays.copyOfRange(numbers, index, size));
        truncate(index);
        return tuple;
    }

    void pop(int count) {
        requireAbove(count);
        truncate(size - count);
    }

    void truncate(int newSize) {
        Arrays.fill(items, newSize, size, null);
        size = newSize;
        runTo = Math.min(runTo, newSize);
    }

    /** Takes items away from below others. */
    void remove(int from, int to) {
        noteRun();
        System.arraycopy(items, to, items, from, size - to);
        System.arraycopy(numbers, to, numbers, from, size - to);
        System.arraycopy(starts, to, starts, from, size - to);
        System.arraycopy(memos, to, memos, from, size - to);
        truncate(size - (to - from));
    }

    private void requireAbove(int count) {
        int floor = markCount == 0 ? 0 : markSizes[markCount - 1];
        if (size - floor < count) {
            throw underflow();
        }
    }
}
