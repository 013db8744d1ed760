package dev.touchstone.bench.imports;

import dev.touchstone.dataset.DatasetException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** One pass over the rows of a query, some hundred at a time; its cursor ends with the pass or with the connection. */
final class CursorPass<T> implements Iterator<T> {
    private static final int ROWS_AT_A_TIME = 500;

    private final Reading<T> reading;
    private final Function<SQLException, DatasetException> failure;
    private final Statement statement;
    private final ResultSet rows;
    private boolean ready;

    /** Reads one row. */
    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    CursorPass(
            Connection connection, String sql, Reading<T> reading, Function<SQLException, DatasetException> failure) {
        this.reading = reading;
        this.failure = failure;
        try {
            this.statement = connection.createStatement();
            statement.setFetchSize(ROWS_AT_A_TIME);
            statement.closeOnCompletion();
            this.rows = statement.executeQuery(sql);
        } catch (SQLException e) {
            throw failure.apply(e);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            if (!ready && !rows.isClosed()) {
                ready = rows.next();
                if (!ready) {
                    rows.close();
                }
            }
            return ready;
        } catch (SQLException e) {
            throw failure.apply(e);
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ready = false;
        try {
            return reading.of(rows);
        } catch (SQLException e) {
            throw failure.apply(e);
        }
    }
}
