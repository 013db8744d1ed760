package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One PostgreSQL schema holding one table {@code vector_documents} of one dimension and layout.
 *
 * @param schema name of the schema, {@code [a-z_][a-z0-9_]{0,62}} and not {@code pg_…}
 * @param dimension components of every vector in it, 1 to 16000
 * @param layout how the table is laid out; must be the one the schema was created with
 */
public record VectorSpace(String schema, int dimension, Layout layout) {
    private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final int MAX_DIMENSION = 16_000;

    public VectorSpace {
        if (schema == null || !SCHEMA.matcher(schema).matches() || schema.startsWith("pg_")) {
            throw new InvalidInputException("the schema name must match " + SCHEMA + " and not begin with pg_");
        }
        if (dimension < 1 || dimension > MAX_DIMENSION) {
            throw new InvalidInputException("the dimension is " + dimension + "; it must lie in 1 to " + MAX_DIMENSION);
        }
        Objects.requireNonNull(layout, "layout");
    }

    /** A space of the shared layout. */
    public VectorSpace(String schema, int dimension) {
        this(schema, dimension, new Layout.Shared());
    }
}
