package dev.touchstone.dataset.imports;

import java.util.BitSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;

/** Rows taken out of a corpus to be its queries, the same for the same numbers every time. */
final class HeldOutRows {
    private static final long SEED = 31;

    private final BitSet chosen = new BitSet();

    /** Chooses rows, fewer than there are. */
    HeldOutRows(int rows, int wanted) {
        SplittableRandom random = new SplittableRandom(SEED);
        while (chosen.cardinality() < wanted) {
            chosen.set(random.nextInt(rows));
        }
    }

    /** Returns the values of the chosen rows. */
    <T> Iterator<T> chosen(Iterator<T> all) {
        return new Picked<>(all, true);
    }

    /** Returns the values of the other rows. */
    <T> Iterator<T> others(Iterator<T> all) {
        return new Picked<>(all, false);
    }

    /** Passes on the values of the rows that were chosen, or of the others. */
    private final class Picked<T> implements Iterator<T> {
        private final Iterator<T> all;
        private final boolean wanted;
        private int row;

        Picked(Iterator<T> all, boolean wanted) {
            this.all = all;
            this.wanted = wanted;
        }

        private boolean skipToWanted() {
            while (all.hasNext() && chosen.get(row) != wanted) {
                all.next();
                row++;
            }
            return all.hasNext();
        }

        @Override
        public boolean hasNext() {
            return skipToWanted();
        }

        @Override
        public T next() {
            if (!skipToWanted()) {
                throw new NoSuchElementException();
            }
            row++;
            return all.next();
        }
    }
}
