package dev.touchstone.conformance.history;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call that was made.
 *
 * @param action what it was to do, or saw
 * @param outcome whether it took effect
 * @param invoked when it began, on the history's clock
 * @param completed when its answer was there, later than {@code invoked}
 */
public record Call(Action action, Outcome outcome, long invoked, long completed) {
    /** What is known of a call's effect. */
    public enum Outcome {
        /** It was acknowledged. */
        OK,
        /** It was refused: nothing was changed. */
        FAILED,
        /** It may have taken effect, wholly or not at all. */
        UNKNOWN
    }

    /** What a call does. */
    public sealed interface Action {}

    /**
     * Gives every key of a group one value that no other write gives.
     *
     * @param keys the group, all of it
     */
    public record Write(Set<String> keys, String value) implements Action {
        public Write {
            keys = Set.copyOf(keys);
        }
    }

    /**
     * Takes every key of a group away.
     *
     * @param keys the group, all of it
     */
    public record Delete(Set<String> keys) implements Action {
        public Delete {
            keys = Set.copyOf(keys);
        }
    }

    /**
     * Sees the keys of a group in one moment.
     *
     * @param seen each key of the group with its value, empty where it is absent
     */
    public record Read(Map<String, Optional<String>> seen) implements Action {
        public Read {
            seen = Map.copyOf(seen);
        }
    }
}
