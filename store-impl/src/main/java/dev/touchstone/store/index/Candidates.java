package dev.touchstone.store.index;

import dev.touchstone.store.InvalidInputException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a search finds candidates before it ranks them by the whole vectors.
 *
 * @param type the type the index was built with; empty means the one of the dimension, as in {@link IndexSpec}
 * @param perResult candidates found in the index for each result asked for, 1 to 1000; empty means the type's own number,
 *     {@link VectorType#candidatesPerResult}
 */
public record Candidates(Optional<VectorType> type, OptionalInt perResult) {
    private static final int MOST = 1_000;

    public Candidates {
        Objects.requireNonNull(type, "type");
        if (perResult.isPresent()) {
            Range.check("candidates per result", perResult.getAsInt(), 1, MOST);
        }
    }

    /** Returns candidates from an index of the dimension's own type. */
    public static Candidates byDimension() {
        return new Candidates(Optional.empty(), OptionalInt.empty());
    }

    /** Returns candidates from an index of this type, as many as the type needs. */
    public static Candidates of(VectorType type) {
        return new Candidates(Optional.of(type), OptionalInt.empty());
    }

    /**
     * Returns the type of the index over vectors of so many dimensions.
     *
     * @throws InvalidInputException if an index of the type named does not take them
     */
    public VectorType typeFor(int dimension) {
        VectorType used = type.orElseGet(() -> VectorType.of(dimension));
        used.requireTakes(dimension);
        return used;
    }

    /**
     * Returns the number of candidates a result in an index over vectors of so many dimensions; 1 for type vector.
     *
     * @throws InvalidInputException if more are named for an index of type vector, or the type does not take the dimension
     */
    public int perResultFor(int dimension) {
        VectorType used = typeFor(dimension);
        int number = perResult.orElse(used.candidatesPerResult());
        if (used == VectorType.VECTOR && number > 1) {
            throw new InvalidInputException("candidates per result is " + number
                    + "; an index of type vector ranks by the whole vectors, so leave it out");
        }
        return number;
    }
}
