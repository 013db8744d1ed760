package dev.touchstone.store.file;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Ascending numbers of entries, one an entry, that stay with it and are never given twice while a store is open. */
final class Positions {
    private final long[] numbers;
    private final long next;

    private Positions(long[] numbers, long next) {
        this.numbers = numbers;
        this.next = next;
    }

    /** Numbers entries just loaded from 1. */
    static Positions of(int entries) {
        return new Positions(LongStream.rangeClosed(1, entries).toArray(), entries + 1L);
    }

    int size() {
        return numbers.length;
    }

    long at(int entry) {
        return numbers[entry];
    }

    /** Returns the number of the first entry behind a position: the count of entries where there is none. */
    int firstAfter(long position) {
        int found = Arrays.binarySearch(numbers, position);
        return found < 0 ? -found - 1 : found + 1;
    }

    /** Returns positions with new ones at the end. */
    Positions extendedTo(int entries) {
        long[] extended = Arrays.copyOf(numbers, entries);
        for (int i = numbers.length; i < entries; i++) {
            extended[i] = next + (i - numbers.length);
        }
        return new Positions(extended, next + (entries - numbers.length));
    }

    /** Returns the positions of the kept entries, in their order. */
    Positions keeping(int[] entries) {
        return new Positions(IntStream.of(entries).mapToLong(i -> numbers[i]).toArray(), next);
    }
}
