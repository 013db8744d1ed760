package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.VectorStoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Brings a space's schema up to date and checks that it is of the space's dimension and layout. */
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
        try {
            Flyway flyway = flyway(source, names);
            // a schema that is up to date needs no session lock, which a transaction-mode pooler would not keep
            if (flyway.info().pending().length == 0) {
                flyway.validate();
            } else {
                flyway.migrate();
            }
        } catch (FlywayException e) {
            throw SqlErrors.explainCause(
                    "bringing the schema " + names.space().schema() + " up to date",
                    e,
                    "it holds objects that are not this store's or not of its version; choose another schema");
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
                        "toast_tuple_target", dimension <= LONGEST_IN_HALF_PAGE ? "4080" : "8160",
                        "partitions", Integer.toString(names.space().layout().partitions()),
                        "layout", names.space().layout().text()));
        // without this, CREATE INDEX CONCURRENTLY waits for ever on Flyway's own lock
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration.load();
    }

    /** Refuses a schema that was made for another dimension or layout. */
    static void requireSpace(Connection connection, VectorSpace space) throws SQLException {
        String sql = "select a.atttypmod, pg_catalog.obj_description(c.oid, 'pg_class')"
                + " from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid"
                + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                + " where n.nspname = ? and c.relname = ? and a.attname = 'embedding'";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, space.schema());
            statement.setString(2, SpaceNames.TABLE);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new VectorStoreException("the schema " + space.schema() + " has lost its table "
                            + SpaceNames.TABLE + "; restore it, or choose another schema");
                }
                requireSame(space, "dimension", row.getString(1), Integer.toString(space.dimension()));
                String remark = Objects.requireNonNullElse(row.getString(2), "unknown");
                requireSame(
                        space,
                        "layout",
                        remark.replace("layout: ", ""),
                        space.layout().text());
            }
        }
    }

    private static void requireSame(VectorSpace space, String what, String found, String wanted) {
        if (!found.equals(wanted)) {
            throw new InvalidInputException("the schema " + space.schema() + " has the " + what + " " + found + ", not "
                    + wanted + "; open it with its own, or choose another schema");
        }
    }
}
