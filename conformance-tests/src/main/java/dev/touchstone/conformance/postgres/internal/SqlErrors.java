package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.machine.UnavailableException;
import java.sql.SQLException;

/** Puts a driver's error into one line without the host, user or password that its own message may hold. */
final class SqlErrors {
    private static final String WHERE = "DATABASE_URL or POSTGRES_HOST, _PORT, _DB, _USER and _PASSWORD";

    private SqlErrors() {}

    static UnavailableException translate(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String message = switch (state) {
            case "08001", "08006", "08S01" ->
                "PostgreSQL does not answer; check that it runs and that " + WHERE + " name it";
            case "28P01", "28000", "08004" -> "PostgreSQL refuses the login; check user and password in " + WHERE;
            case "3D000" -> "PostgreSQL has no database of that name; create it, or name another in " + WHERE;
            case "42501" ->
                "the role may not do what Touchstone needs; run GRANT CREATE ON DATABASE for it as the owner";
            case "53300" -> "PostgreSQL has no connection left; close some or raise max_connections";
            case "57P03" -> "PostgreSQL is starting or stopping; try again";
            default ->
                "PostgreSQL failed with SQLSTATE " + (state.isEmpty() ? "unknown" : state) + "; its log says why";
        };
        return new UnavailableException(message, withoutMessage(e));
    }

    /** Keeps where it happened, and drops the text that may name a user. */
    private static SQLException withoutMessage(SQLException e) {
        SQLException bare = new SQLException("SQLSTATE " + e.getSQLState(), e.getSQLState());
        bare.setStackTrace(e.getStackTrace());
        return bare;
    }
}
