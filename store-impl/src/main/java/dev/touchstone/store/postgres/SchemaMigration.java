package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Brings a space's schema up to date and checks that it holds vectors of the space's dimension. */
final class SchemaMigration {
    /** The longest vector, 7,608 bytes, that fits an 8 kB page together with everything else in its row. */
    private static final int LONGEST_IN_PAGE = 1_900;

    /** The longest vector that leaves room for two rows a page, text included. */
    private static final int LONGEST_IN_HALF_PAGE = 860;

    private SchemaMigration() {}

    /** Whether vectors of this dimension are kept in their rows, where the planner counts them. */
    static boolean isInRow(int dimension) {
        return dimension <= LONGEST_IN_PAGE;
    }

    static void run(DataSource source, SpaceNames names) {
        requireLayout(source, names.space());
        try {
            flyway(source, names).migrate();
        } catch (FlywayException e) {
            throw SqlErrors.explainCause(
                    "bringing the schema " + names.space().schema() + " up to date",
                    e,
                    "it holds objects that are not this store's or not of its version; choose another schema");
        }
        // someone else may have created the schema meanwhile
        requireLayout(source, names.space());
    }

    private static void requireLayout(DataSource source, VectorSpace space) {
        try (Connection connection = source.getConnection()) {
            SpaceLayout.require(connection, space);
        } catch (SQLException e) {
            throw SqlErrors.explain("reading the layout of the schema " + space.schema(), e);
        }
    }

    private static Flyway flyway(DataSource source, SpaceNames names) {
        int dimension = names.space().dimension();
        FluentConfiguration configuration = Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(source)
                .defaultSchema(names.space().schema())
                .schemas(names.space().schema())
                .createSchemas(true)
                .locations("classpath:dev/touchstone/store/postgres/migration")
                .placeholders(Map.of(
                        "schema", names.space().schema(),
                        "vector_type", names.vectorType(),
                        "dimension", Integer.toString(dimension),
                        "storage", isInRow(dimension) ? "PLAIN" : "EXTERNAL",
                        "toast_tuple_target", dimension <= LONGEST_IN_HALF_PAGE ? "4080" : "8160"));
        Map<String, String> placeholders = new HashMap<>(configuration.getPlaceholders());
        placeholders.putAll(SpaceLayout.placeholders(names.space().layout()));
        configuration.placeholders(placeholders);
        // without this, CREATE INDEX CONCURRENTLY waits for ever on Flyway's own lock
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration.load();
    }

    /** Refuses a schema that was made for another dimension. */
    static void requireDimension(Connection connection, VectorSpace space) throws SQLException {
        String sql = "select a.atttypmod from pg_catalog.pg_attribute a"
                + " join pg_catalog.pg_class c on c.oid = a.attrelid"
                + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                + " where n.nspname = ? and c.relname = ? and a.attname = 'embedding'";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, space.schema());
            statement.setString(2, SpaceNames.TABLE);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next() && row.getInt(1) != space.dimension()) {
                    throw new InvalidInputException("the schema " + space.schema() + " holds vectors of "
                            + row.getInt(1) + " dimensions, not " + space.dimension() + "; choose another schema");
                }
            }
        }
    }
}
