package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Executes searches under one set of settings, in one round trip each. */
final class Searcher {
    private final Connections connections;
    private final SearchSql sql;
    private final PlannersChoice choice;
    private final Statements own;
    private final Optional<Statements> shortcut;

    /** A search's statement texts; the commonest is made once. */
    private record Statements(SearchSql sql, SearchText plain) {
        static Statements of(SearchSql sql, CollectionId collection) {
            // neither vector nor k is part of the text
            SearchRequest any = SearchRequest.of(new float[] {1}, 1);
            return new Statements(sql, sql.statement(SearchParameters.of(collection, any)));
        }

        SearchText text(SearchParameters parameters) {
            return parameters.isPlain() ? plain : sql.statement(parameters);
        }
    }

    Searcher(Connections connections, CollectionId collection, SearchSql sql, PlannersChoice choice) {
        this.connections = connections;
        this.sql = sql;
        this.choice = choice;
        this.own = Statements.of(sql, collection);
        this.shortcut = sql.shortcut().map(faster -> Statements.of(faster, collection));
    }

    SearchSql sql() {
        return sql;
    }

    SearchAnswer search(SearchParameters parameters) {
        requireReachable(parameters.request().k());
        return connections.borrowUnconfined("the search", connection -> execute(connection, parameters));
    }

    /** Refuses a k that the index cannot answer: it would return ef_search rows and call them k. */
    void requireReachable(int k) {
        long wanted = sql.candidatesFor(k);
        if (sql.stopsAtEfSearch() && sql.settings() instanceof HnswSearch hnsw && hnsw.efSearch() < wanted) {
            String candidates = wanted == k ? "k" : "the number of candidates, " + wanted;
            throw new InvalidInputException("ef_search is " + hnsw.efSearch() + " and k is " + k
                    + "; with iterative_scan off ef_search must be at least " + candidates);
        }
    }

    private SearchAnswer execute(Connection connection, SearchParameters parameters) throws SQLException {
        if (!mayTakeShortcut(parameters)) {
            return execute(connection, own, parameters);
        }
        return switch (choice.way()) {
            case ASK_PLANNER -> askPlanner(connection, parameters);
            case PLANNED -> execute(connection, own, parameters);
            case SHORTCUT -> {
                SearchAnswer answer = execute(connection, shortcut.orElseThrow(), parameters);
                if (answer.rows().size() >= parameters.request().k()) {
                    yield answer;
                }
                choice.learned(false);
                yield execute(connection, own, parameters);
            }
        };
    }

    private boolean mayTakeShortcut(SearchParameters parameters) {
        return shortcut.isPresent()
                && parameters.isUnrestricted()
                && sql.isWithinOneScan(parameters.request().k());
    }

    /** Returns what answers such a search while the planner takes the vector index. */
    Optional<SearchSql> shortcut(SearchParameters parameters) {
        return shortcut.filter(texts -> mayTakeShortcut(parameters)).map(Statements::sql);
    }

    /**
     * Searches as planned, and remembers whether that was through the vector index and enough; one flush all the same.
     */
    private SearchAnswer askPlanner(Connection connection, SearchParameters parameters) throws SQLException {
        SearchText text = sql.explainedStatement(parameters);
        try (PreparedStatement statement = connection.prepareStatement(text.sql())) {
            parameters.bind(statement, text, sql.names());
            statement.execute();
            skipResult(statement);
            boolean index;
            try (ResultSet plan = statement.getResultSet()) {
                plan.next();
                index = PlanReader.read(plan.getString(1)).usesVectorIndex();
            }
            SearchAnswer answer = readNext(statement, sql, parameters);
            choice.learned(index && !answer.exactFallback());
            return answer;
        }
    }

    private static SearchAnswer execute(Connection connection, Statements texts, SearchParameters parameters)
            throws SQLException {
        SearchText text = texts.text(parameters);
        try (PreparedStatement statement = connection.prepareStatement(text.sql())) {
            parameters.bind(statement, text, texts.sql().names());
            statement.execute();
            return readNext(statement, texts.sql(), parameters);
        }
    }

    private static SearchAnswer readNext(PreparedStatement statement, SearchSql sql, SearchParameters parameters)
            throws SQLException {
        skipResult(statement);
        try (ResultSet rows = statement.getResultSet()) {
            return AnswerReader.read(rows, sql, parameters);
        }
    }

    /** Passes over a result, such as that of setting the settings. */
    private static void skipResult(PreparedStatement statement) throws SQLException {
        if (!statement.getMoreResults()) {
            throw new VectorStoreException("the search failed: the server's answer has no rows section");
        }
    }
}
