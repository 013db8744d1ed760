package dev.touchstone.store.postgres;

import dev.touchstone.store.Document;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.internal.StoredMetadata;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Executes searches under one set of settings, and asks an exact search where they find fewer than k rows. */
final class Searcher {
    private static final int SCORE = 4;

    private final Connections connections;
    private final SearchSql sql;
    private final PlannersChoice choice;
    private final Statements own;
    private final Optional<Statements> shortcut;
    private final Statements exact;

    /** A search's statement texts; the commonest is made once. */
    private record Statements(SearchSql sql, String unfiltered) {
        private static final FilterSql UNFILTERED = FilterSql.of(MetadataFilter.all());

        static Statements of(SearchSql sql) {
            return new Statements(sql, sql.statement(UNFILTERED));
        }

        String filteredBy(FilterSql filter) {
            return filter.condition().isEmpty() ? unfiltered : sql.statement(filter);
        }
    }

    Searcher(Connections connections, SearchSql sql, PlannersChoice choice) {
        this.connections = connections;
        this.sql = sql;
        this.choice = choice;
        this.own = Statements.of(sql);
        this.shortcut = sql.shortcut().map(Statements::of);
        this.exact = Statements.of(sql.exactly());
    }

    SearchSql sql() {
        return sql;
    }

    SearchOutcome search(SearchParameters parameters) {
        requireReachable(parameters.request().k());
        return connections.borrowUnconfined("the search", connection -> {
            List<ScoredDocument> found = execute(connection, parameters);
            if (found.size() >= parameters.request().k() || sql.settings() instanceof ExactSearch) {
                return new SearchOutcome(found, found.size(), false);
            }
            return new SearchOutcome(execute(connection, exact, parameters), found.size(), true);
        });
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

    private List<ScoredDocument> execute(Connection connection, SearchParameters parameters) throws SQLException {
        if (!mayTakeShortcut(parameters)) {
            return execute(connection, own, parameters);
        }
        return switch (choice.way()) {
            case ASK_PLANNER -> askPlanner(connection, parameters);
            case PLANNED -> execute(connection, own, parameters);
            case SHORTCUT -> {
                List<ScoredDocument> found = execute(connection, shortcut.orElseThrow(), parameters);
                if (found.size() >= parameters.request().k()) {
                    yield found;
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

    /** Searches as planned, and remembers whether that was through the vector index; one flush all the same. */
    private List<ScoredDocument> askPlanner(Connection connection, SearchParameters parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.explainedStatement(parameters.filter()))) {
            parameters.bindExplained(statement, sql);
            statement.execute();
            skip(statement, sql.resultsBeforeRows());
            try (ResultSet plan = statement.getResultSet()) {
                plan.next();
                choice.learned(PlanReader.read(plan.getString(1)).usesVectorIndex());
            }
            skip(statement, 1);
            try (ResultSet rows = statement.getResultSet()) {
                return read(rows, parameters.request());
            }
        }
    }

    private List<ScoredDocument> execute(Connection connection, Statements texts, SearchParameters parameters)
            throws SQLException {
        String text = texts.filteredBy(parameters.filter());
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            parameters.bind(statement, texts.sql());
            statement.execute();
            skip(statement, texts.sql().resultsBeforeRows());
            try (ResultSet rows = statement.getResultSet()) {
                return read(rows, parameters.request());
            }
        }
    }

    /** Passes over results, such as those of BEGIN and of setting the settings. */
    private static void skip(PreparedStatement statement, int results) throws SQLException {
        for (int result = 0; result < results; result++) {
            if (!statement.getMoreResults()) {
                throw new VectorStoreException("the search failed: the server's answer has no rows section");
            }
        }
    }

    private static List<ScoredDocument> read(ResultSet rows, SearchRequest request) throws SQLException {
        List<ScoredDocument> found = new ArrayList<>();
        // best first: the first row below the minimum score is the last that matters
        while (rows.next() && request.accepts(rows.getDouble(SCORE))) {
            Document document =
                    new Document(rows.getString(1), rows.getString(2), StoredMetadata.of(rows.getString(3)));
            found.add(new ScoredDocument(document, rows.getDouble(SCORE)));
        }
        return found;
    }
}
