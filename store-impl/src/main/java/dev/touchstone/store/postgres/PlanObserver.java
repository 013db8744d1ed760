package dev.touchstone.store.postgres;

import com.pgvector.PGvector;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.postgres.SearchText.Slot;
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
import java.util.stream.Stream;
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
        SearchText statement = sql.statement(parameters);
        try (PreparedStatement search = connection.prepareStatement(statement.sql())) {
            for (int execution = 1; execution <= executions; execution++) {
                parameters.bind(search, statement, sql.names());
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
        SearchText settings = sql.applySettings();
        try (PreparedStatement statement = connection.prepareStatement(settings.sql())) {
            parameters.bind(statement, settings, sql.names());
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
        String numbered = numbered(sql.select(parameters).sql());
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
        SearchText text = SearchText.of("explain (format json) ").then(sql.select(parameters));
        try (PreparedStatement statement = connection.prepareStatement(text.sql())) {
            parameters.bind(statement, text, sql.names());
            return oneValue(statement);
        }
    }

    private String explainPrepared(Connection connection, String name) throws SQLException {
        List<Argument> arguments = arguments();
        try (PreparedStatement set = connection.prepareStatement("select set_config(?, ?, true)")) {
            for (int i = 0; i < arguments.size(); i++) {
                set.setString(1, PARAMETER + i);
                set.setString(2, arguments.get(i).value());
                oneValue(set);
            }
        }
        String values = IntStream.range(0, arguments.size())
                .mapToObj(i -> "current_setting('" + PARAMETER + i + "')"
                        + arguments.get(i).cast())
                .collect(Collectors.joining(", "));
        // the name is the driver's own (S_ and a number), read from the catalogue
        String text = "explain (format json) execute \"" + name + "\"(" + values + ")";
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            return oneValue(statement);
        }
    }

    /** A parameter as text, and the cast that makes it what the driver sends. */
    private record Argument(String value, String cast) {}

    private List<Argument> arguments() {
        return sql.select(parameters).slots().stream()
                .flatMap(slot -> slot == Slot.FILTER
                        ? parameters.filter().values().stream().map(value -> new Argument(value, ""))
                        : Stream.of(argument(slot)))
                .toList();
    }

    private Argument argument(Slot slot) {
        SearchRequest request = parameters.request();
        return switch (slot) {
            case VECTOR ->
                new Argument(
                        new PGvector(request.vector()).getValue(),
                        "::" + sql.names().vectorType());
            case USER -> new Argument(parameters.collection().userId(), "");
            case COLLECTION -> new Argument(parameters.collection().collection(), "");
            case MIN_SCORE -> new Argument(Double.toString(request.minScore().orElseThrow()), "::float8");
            case K -> new Argument(Integer.toString(request.k()), "::int");
            case FILTER -> throw new IllegalArgumentException("a filter has several values");
        };
    }

    private static String oneValue(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
