package dev.touchstone.conformance.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes a failing list shorter and its elements simpler for as long as it fails: no element of the result can be left
 * out, and none replaced by a simpler one (delta debugging, Zeller and Hildebrandt 2002), unless the tries ran out.
 *
 * @param <T> what the list holds
 */
public final class Shrinker<T> {
    private final Predicate<List<T>> fails;
    private final Function<T, List<T>> simpler;
    private List<T> current = List.of();
    private int triesLeft;

    /**
     * Prepares to shrink one list.
     *
     * @param fails whether a list fails; asked of each try
     * @param simpler simpler forms of an element, the simplest first; no form of it may lead back to it
     * @param tries how often {@code fails} may be asked
     */
    public Shrinker(Predicate<List<T>> fails, Function<T, List<T>> simpler, int tries) {
        this.fails = fails;
        this.simpler = simpler;
        this.triesLeft = tries;
    }

    /** Returns a shortest list; the given one fails. */
    public List<T> shrink(List<T> failing) {
        current = List.copyOf(failing);
        boolean changed = true;
        while (changed) {
            changed = shorten();
            changed |= simplify();
        }
        return current;
    }

    private boolean shorten() {
        int before = current.size();
        for (int length = Math.max(1, current.size() / 2); length >= 1; length /= 2) {
            int from = 0;
            while (from < current.size()) {
                if (!keepIfFailing(without(from, Math.min(from + length, current.size())))) {
                    from += length;
                }
            }
        }
        return current.size() < before;
    }

    private List<T> without(int from, int to) {
        List<T> rest = new ArrayList<>(current.subList(0, from));
        rest.addAll(current.subList(to, current.size()));
        return rest;
    }

    private boolean simplify() {
        boolean changed = false;
        for (int i = 0; i < current.size(); i++) {
            changed |= simplify(i);
        }
        return changed;
    }

    /** Goes through an element's forms once: those before one that did well were tried just now. */
    private boolean simplify(int index) {
        boolean changed = false;
        int next = 0;
        List<T> forms = simpler.apply(current.get(index));
        while (next < forms.size()) {
            List<T> other = new ArrayList<>(current);
            other.set(index, forms.get(next));
            if (keepIfFailing(other)) {
                changed = true;
                forms = simpler.apply(current.get(index));
            } else {
                next++;
            }
        }
        return changed;
    }

    private boolean keepIfFailing(List<T> shorter) {
        if (triesLeft == 0) {
            return false;
        }
        triesLeft--;
        if (!fails.test(shorter)) {
            return false;
        }
        current = List.copyOf(shorter);
        return true;
    }
}
