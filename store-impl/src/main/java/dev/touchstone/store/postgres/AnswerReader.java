package dev.touchstone.store.postgres;

import dev.touchstone.store.Document;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.internal.StoredMetadata;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the rows of a {@link SearchSelect}, and puts right what the server leaves to the client: the order of ties. */
final class AnswerReader {
    private static final int POSITION = 4;
    private static final int SCORE = 5;
    private static final int COMPLETED = 6;

    private final SearchSql sql;
    private final SearchRequest request;
    private final int vector;
    private final List<FoundRow> found = new ArrayList<>();
    private final List<FoundRow> compared = new ArrayList<>();

    private AnswerReader(SearchSql sql, SearchParameters parameters) {
        this.sql = sql;
        this.request = parameters.request();
        int columns = sql.completesItself() ? COMPLETED : SCORE;
        this.vector = parameters.withVectors() ? columns + 1 : 0;
    }

    static SearchAnswer read(ResultSet rows, SearchSql sql, SearchParameters parameters) throws SQLException {
        AnswerReader reader = new AnswerReader(sql, parameters);
        while (rows.next()) {
            reader.row(rows);
        }
        return reader.answer();
    }

    private void row(ResultSet rows) throws SQLException {
        double given = rows.getDouble(SCORE);
        double score = sql.isShortcut() ? 1 - given : given;
        if (!request.accepts(score)) {
            return;
        }
        Document document = new Document(rows.getString(1), rows.getString(2), StoredMetadata.of(rows.getString(3)));
        Optional<float[]> carried =
                vector == 0 ? Optional.empty() : Optional.of(CollectionRows.vector(rows.getBytes(vector)));
        boolean completed = sql.completesItself() && rows.getBoolean(COMPLETED);
        (completed ? compared : found).add(new FoundRow(document, score, rows.getLong(POSITION), carried));
    }

    /** What every row was compared for takes the place of what the index found. */
    private SearchAnswer answer() {
        boolean fallback = sql.completesItself() && found.size() < request.k();
        List<FoundRow> rows = fallback ? compared : found;
        sort(rows);
        return new SearchAnswer(rows, found.size(), fallback);
    }

    /** An index gives the rows of one distance in any order, and a relaxed scan all of them nearly sorted. */
    private static void sort(List<FoundRow> rows) {
        for (int i = 1; i < rows.size(); i++) {
            if (FoundRow.BEST_FIRST.compare(rows.get(i - 1), rows.get(i)) > 0) {
                rows.sort(FoundRow.BEST_FIRST);
                return;
            }
        }
    }
}
