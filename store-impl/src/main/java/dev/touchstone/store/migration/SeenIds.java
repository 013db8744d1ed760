package dev.touchstone.store.migration;

import java.util.Arrays;

/**
 * The old ids met so far, as 64-bit hashes in an open-addressed table: some 16 bytes an id.
 *
 * <p>Two different ids may, once in about 10^12 pairs, pass for the same; the second then gets a derived id although it
 * could have kept its own, in every run alike.
 */
final class SeenIds {
    private static final long EMPTY = 0;

    private long[] table = new long[1 << 12];
    private int size;

    /** Adds an id, and returns whether it is new. */
    boolean add(String id) {
        if (size * 2 >= table.length) {
            grow();
        }
        int place = place(table, hash(id));
        if (table[place] != EMPTY) {
            return false;
        }
        table[place] = hash(id);
        size++;
        return true;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        Arrays.stream(old).filter(hash -> hash != EMPTY).forEach(hash -> table[place(table, hash)] = hash);
    }

    private static int place(long[] table, long hash) {
        int place = (int) hash & table.length - 1;
        while (table[place] != EMPTY && table[place] != hash) {
            place = place + 1 & table.length - 1;
        }
        return place;
    }

    /** FNV-1a over the characters, mixed by the finaliser of SplittableRandom. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
        hash ^= hash >>> 31;
        return hash == EMPTY ? 1 : hash;
    }
}
