package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
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
    private final List<SearchParameters> asked;

    /**
     * @param asked requests of one collection, k and filter, which take turns; at least one
     * @throws InvalidInputException if their statements differ
     */
    PlanObserver(SearchSql sql, List<SearchParameters> asked) {
        SearchParameters first = asked.get(0);
        if (!asked.stream()
                .allMatch(each -> each.request().k() == first.request().k()
                        && each.filter().condition().equals(first.filter().condition()))) {
            throw new InvalidInputException("requests observed together must have one k and one filter");
        }
        this.sql = sql;
        this.asked = List.copyOf(asked);
    }

    List<PlanObservation> observe(Connection connection, int executions) throws SQLException {
        List<PlanObservation> observations = new ArrayList<>();
        try (PreparedStatement search =
                connection.prepareStatement(sql.statement(asked.get(0).filter()))) {
            for (int execution = 1; execution <= executions; execution++) {
                SearchParameters parameters = asked.get((execution - 1) % asked.size());
                parameters.bind(search, sql);
                search.execute();
                boolean prepared = isPrepared(search, execution);
                observations.add(explain(connection, parameters, execution, prepared));
            }
        }
        return observations;
    }

    private static boolean isPrepared(PreparedStatement search, int execution) throws SQLException {
        int threshold = search.unwrap(PGStatement.class).getPrepareThreshold();
        return threshold < 0 || (threshold > 0 && execution >= threshold);
    }

    private PlanObservation explain(Connection connection, SearchParameters parameters, int execution, boolean prepared)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            applySettings(connection, parameters);
            Map<String, String> settings = readSettings(connection);
            String plan = prepared ? explainPrepared(connection, parameters) : explainText(connection, parameters);
            connection.rollback();
            return PlanReader.read(plan).observation(execution, settings, plan);
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void applySettings(Connection connection, SearchParameters parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.applySettings())) {
            parameters.guard().bind(statement, 1);
            statement.execute();
        }
    }

    private Map<String, String> readSettings(Connection connection) throws SQLException {
        List<String> names = List.copyOf(sql.transactionSettings().keySet());
        String text = names.stream().map(name -> "current_setting(?)").collect(Collectors.joining(", ", "select ", ""));
        Map<String, String> read = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (int i = 0; i < names.size(); i++) {
                statement.setString(i + 1, names.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                for (int i = 0; i < names.size(); i++) {
                    read.put(names.get(i), row.getString(i + 1));
                }
            }
        }
        return read;
    }

    private String preparedName(Connection connection, SearchParameters parameters) throws SQLException {
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

    private String explainText(Connection connection, SearchParameters parameters) throws SQLException {
        String text = "explain (format json) " + sql.query(parameters.filter());
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            parameters.bindQuery(statement, sql, 1);
            return oneValue(statement);
        }
    }

    private String explainPrepared(Connection connection, SearchParameters parameters) throws SQLException {
        String name = preparedName(connection, parameters);
        List<String> values = parameters.asText(sql);
        String set =
                values.stream().map(value -> "set_config(?, ?, true)").collect(Collectors.joining(", ", "select ", ""));
        try (PreparedStatement statement = connection.prepareStatement(set)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(2 * i + 1, PARAMETER + i);
                statement.setString(2 * i + 2, values.get(i));
            }
            oneValue(statement);
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
