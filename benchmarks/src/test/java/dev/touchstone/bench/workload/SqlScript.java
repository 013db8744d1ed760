package dev.touchstone.bench.workload;

import dev.touchstone.store.postgres.ConnectionSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs a script of paragraphs as its head says: by psql where this machine has it, else as psql would. */
public final class SqlScript {
    private static final String AS_STATEMENTS = "\n\\gexec";

    private final ConnectionSettings server;

    public SqlScript(ConnectionSettings server) {
        this.server = server;
    }

    /**
     * Runs statements until one fails.
     *
     * @throws IllegalStateException with the server's message
     */
    public void run(String script) {
        if (hasPsql()) {
            psql(script);
        } else {
            statements(script);
        }
    }

    private static boolean hasPsql() {
        try {
            return new ProcessBuilder("psql", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void psql(String script) {
        ProcessBuilder builder = new ProcessBuilder("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-");
        builder.environment().put("PGHOST", server.host());
        builder.environment().put("PGPORT", Integer.toString(server.port()));
        builder.environment().put("PGDATABASE", server.database());
        builder.environment().put("PGUSER", server.user());
        builder.environment().put("PGPASSWORD", server.password());
        try {
            Process psql = builder.redirectErrorStream(true).start();
            psql.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
            psql.getOutputStream().close();
            String said = new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (psql.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void statements(String script) {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            for (String paragraph : script.split("\n\n", -1)) {
                String text = withoutComments(paragraph);
                if (text.endsWith(AS_STATEMENTS)) {
                    for (String made : rows(statement, text.replace(AS_STATEMENTS, ""))) {
                        statement.execute(made);
                    }
                } else if (!text.isBlank()) {
                    statement.execute(text);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static String withoutComments(String paragraph) {
        return paragraph.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
    }

    private static List<String> rows(Statement statement, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}
