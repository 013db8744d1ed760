package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How the schema of each dimension is named.
 *
 * @param text a schema's name, in which {@value #DIMENSION} stands for the dimension; without it there is one schema only
 */
public record SpacePattern(String text) {
    /** The variable that holds the pattern. */
    public static final String VARIABLE = "VECTOR_STORE_SCHEMA";

    /** What stands for the dimension. */
    public static final String DIMENSION = "{dimension}";

    /** The pattern unless told otherwise. */
    public static final SpacePattern DEFAULT = new SpacePattern("touchstone_" + DIMENSION);

    public SpacePattern {
        Objects.requireNonNull(text, "text");
        new VectorSpace(text.replace(DIMENSION, "1"), 1);
    }

    /** Reads {@value #VARIABLE}; where it is not set, each dimension has a schema {@code touchstone_} and the dimension. */
    public static SpacePattern fromEnvironment(Map<String, String> environment) {
        String text = environment.getOrDefault(VARIABLE, "").strip();
        return text.isEmpty() ? DEFAULT : new SpacePattern(text);
    }

    /** Returns the space of a dimension. */
    public VectorSpace space(int dimension) {
        return new VectorSpace(text.replace(DIMENSION, Integer.toString(dimension)), dimension);
    }

    /**
     * Refuses dimensions that would need more schemas than the pattern names.
     *
     * @throws InvalidInputException naming the dimensions
     */
    public void requireRoomFor(List<Integer> dimensions) {
        List<Integer> distinct = dimensions.stream().distinct().sorted().toList();
        if (distinct.size() > 1 && !text.contains(DIMENSION)) {
            throw new InvalidInputException("the stores have vectors of " + distinct + " dimensions and the schema "
                    + text + " holds one; put " + DIMENSION + " into its name");
        }
    }

    /** Returns the spaces of this pattern that a database has, smallest dimension first. */
    public List<VectorSpace> existing(ConnectionSettings settings) {
        String sql = "select n.nspname, a.atttypmod from pg_catalog.pg_attribute a"
                + " join pg_catalog.pg_class c on c.oid = a.attrelid"
                + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                + " where c.relname = ? and a.attname = 'embedding' and a.atttypmod > 0 order by 2, 1";
        try (Connection connection = DriverDataSource.of(settings).getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, SpaceNames.TABLE);
            try (ResultSet rows = statement.executeQuery()) {
                return matching(rows);
            }
        } catch (SQLException e) {
            throw SqlErrors.explain("looking for schemas", e);
        }
    }

    private List<VectorSpace> matching(ResultSet rows) throws SQLException {
        List<VectorSpace> spaces = new ArrayList<>();
        while (rows.next()) {
            VectorSpace named = space(rows.getInt(2));
            if (named.schema().equals(rows.getString(1))) {
                spaces.add(named);
            }
        }
        return spaces;
    }
}
