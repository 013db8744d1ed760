package dev.touchstone.store.index;

import dev.touchstone.store.InvalidInputException;
import java.util.Arrays;

/** The form in which an index holds vectors; the table always holds them whole, as 32-bit floats. */
public enum VectorType {
    /** 32-bit floats, up to 2,000 dimensions. */
    VECTOR("vector", 2_000, 1),
    /** 16-bit floats, half the size, up to 4,000 dimensions. */
    HALFVEC("halfvec", 4_000, 2),
    /**
     * One bit a component, whether it is positive, up to 64,000 dimensions; for embeddings whose components lie on both
     * sides of zero.
     */
    BIT("bit", 64_000, 8);

    private final String sql;
    private final int maxDimension;
    private final int candidatesPerResult;

    VectorType(String sql, int maxDimension, int candidatesPerResult) {
        this.sql = sql;
        this.maxDimension = maxDimension;
        this.candidatesPerResult = candidatesPerResult;
    }

    /** The name of the type in SQL. */
    public String sql() {
        return sql;
    }

    /** The most dimensions an index of this type takes (pgvector documentation, "Indexing"). */
    public int maxDimension() {
        return maxDimension;
    }

    /** Candidates a result that a search looks at where its settings name no number; 1 for the whole vector. */
    public int candidatesPerResult() {
        return candidatesPerResult;
    }

    /**
     * Returns the most exact type whose index takes so many dimensions.
     *
     * @throws InvalidInputException if none does
     */
    public static VectorType of(int dimension) {
        return Arrays.stream(values())
                .filter(type -> dimension <= type.maxDimension)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("no index takes " + dimension
                        + " dimensions; the widest, of type bit, takes " + BIT.maxDimension));
    }

    /**
     * Refuses a dimension that an index of this type does not take.
     *
     * @throws InvalidInputException naming the type that does
     */
    public void requireTakes(int dimension) {
        if (dimension > maxDimension) {
            throw new InvalidInputException("an index of type " + sql + " takes at most " + maxDimension
                    + " dimensions, not " + dimension + "; use type " + of(dimension).sql);
        }
    }
}
