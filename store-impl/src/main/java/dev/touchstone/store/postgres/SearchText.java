package dev.touchstone.store.postgres;

import java.util.ArrayList;
import java.util.List;

/**
 * Part of a search statement.
 *
 * @param sql its text
 * @param slots what its question marks stand for, in order; {@link Slot#FILTER} stands for as many as the filter has
 */
record SearchText(String sql, List<Slot> slots) {
    SearchText {
        slots = List.copyOf(slots);
    }

    /** What a parameter of a search is bound to. */
    enum Slot {
        VECTOR,
        USER,
        COLLECTION,
        FILTER,
        MIN_SCORE,
        K
    }

    static SearchText of(String sql, Slot... slots) {
        return new SearchText(sql, List.of(slots));
    }

    /** Returns this text with another behind it. */
    SearchText then(SearchText next) {
        List<Slot> both = new ArrayList<>(slots);
        both.addAll(next.slots);
        return new SearchText(sql + next.sql, both);
    }

    SearchText then(String next, Slot... nextSlots) {
        return then(of(next, nextSlots));
    }
}
