package dev.touchstone.store.pickle;

import dev.touchstone.store.pickle.PickleStack.Origin;
import java.util.Arrays;

/** Where the rows handed over stand in the file, and how much had been memorised when each began. */
final class PickleRows {
    private long[] starts = new long[1_024];
    private long[] ends = new long[1_024];
    private long[] memos = new long[1_024];
    private int count;

    void add(Origin origin, long end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            memos = Arrays.copyOf(memos, count * 2);
        }
        starts[count] = origin.start();
        ends[count] = end;
        memos[count++] = origin.memo();
    }

    int count() {
        return count;
    }

    /** Returns the row in which a value was memorised; −1 where it was before the first. */
    int rowOf(long index) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (memos[middle] <= index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    long start(int row) {
        return starts[row];
    }

    long end(int row) {
        return ends[row];
    }

    long memo(int row) {
        return memos[row];
    }
}
