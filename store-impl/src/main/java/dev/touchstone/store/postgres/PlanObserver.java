package dev.touchstone.store.postgres;

import dev.touchstone.store.VectorStoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGStatement;

/**
 * Executes a search's prepared statement again and again and explains, on the same connection, what each execution got.
 *
 * <p>The driver's prepared statements share PostgreSQL's namespace with SQL PREPARE, so {@code EXPLAIN EXECUTE} shows
 * the plan of that very statement; before the driver prepares it on the server, the same text is explained. Parameters
 * reach EXECUTE through transaction-local settings of our own, since it takes no bound ones.
 */
final class PlanObserver {
    private static final String PARAMETER = "touchstone.parameter_";

    private final SearchSql sql;
    private final SearchParameters parameters;

    PlanObserver(SearchSql sql, SearchParameters parameters) {
        this.sql = sql;
        this.parameters = parameters;
    }

    List<PlanObservation> observe(Connection connection, int executions) throws SQLException {
        List<PlanObservation> observations = new ArrayList<>();
        try (PreparedStatement search = connection.prepareStatement(sql.statement(parameters.filter()))) {
            for (int execution = 1; execution <= executions; execution++) {
                parameters.bind(search, sql);
                search.execute();
                observations.add(explain(connection, execution, isPrepared(search, execution)));
            }
        }
        return observations;
    }

    private static boolean isPrepared(PreparedStatement search, int execution) throws SQLException {
        int threshold = search.unwrap(PGStatement.class).getPrepareThreshold();
        return threshold < 0 || (threshold > 0 && execution >= threshold);
    }

    private PlanObservation explain(Connection connection, int execution, boolean prepared) throws SQLException {
        connection.setAutoCommit(false);
        try {
            applySettings(connection);
            Map<String, String> settings = readSettings(connection);
            String plan = prepared ? explainPrepared(connection, preparedName(connection)) : explainText(connection);
            connection.rollback();
            return PlanReader.read(plan).observation(execution, settings, plan);
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void applySettings(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.applySettings())) {
            parameters.guard().bind(statement, 1);
            statement.execute();
        }
    }

    private Map<String, String> readSettings(Connection connection) throws SQLException {
        Map<String, String> read = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("select current_setting(?)")) {
            for (String name : sql.transactionSettings().keySet()) {
                statement.setString(1, name);
                read.put(name, oneValue(statement));
            }
        }
        return read;
    }

    private String preparedName(Connection connection) throws SQLException {
        String numbered = numbered(sql.query(parameters.filter()));
        try (PreparedStatement statement = connection.prepareStatement("select name from"
                + " pg_catalog.pg_prepared_statements where not from_sql and btrim(statement) = ?")) {
            statement.setString(1, numbered);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new VectorStoreException("observing the plan failed: the driver did not prepare the search");
                }
                return row.getString(1);
            }
        }
    }

    /** Replaces each {@code ?} by $1, $2, …, as the driver does; the text has no other question mark. */
    private static String numbered(String query) {
        AtomicInteger number = new AtomicInteger();
        return Pattern.compile("\\?").matcher(query).replaceAll(mark -> "\\$" + number.incrementAndGet());
    }

    private String explainText(Connection connection) throws SQLException {
        String text = "explain (format json) " + sql.query(parameters.filter());
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            parameters.bindQuery(statement, sql, 1);
            return oneValue(statement);
        }
    }

    private String explainPrepared(Connection connection, String name) throws SQLException {
        List<String> values = parameters.asText(sql);
        try (PreparedStatement set = connection.prepareStatement("select set_config(?, ?, true)")) {
            for (int i = 0; i < values.size(); i++) {
                set.setString(1, PARAMETER + i);
                set.setString(2, values.get(i));
                oneValue(set);
            }
        }
        String arguments = IntStream.range(0, values.size())
                .mapToObj(i -> argument(i, values))
                .collect(Collectors.joining(", "));
        // the name is the driver's own (S_ and a number), read from the catalogue
        String text = "explain (format json) execute \"" + name + "\"(" + arguments + ")";
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            return oneValue(statement);
        }
    }

    private String argument(int index, List<String> values) {
        String value = "current_setting('" + PARAMETER + index + "')";
        if (index == 0) {
            return value + "::" + sql.names().vectorType();
        }
        return index >= values.size() - sql.limitParameters() ? value + "::int" : value;
    }

    private static String oneValue(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
