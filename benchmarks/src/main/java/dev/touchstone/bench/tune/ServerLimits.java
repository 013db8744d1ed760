package dev.touchstone.bench.tune;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.config.TuneGrid;
import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a server would cut short without a word, refused before anything is built. */
final class ServerLimits {
    private static final String WORKERS = "select least(current_setting('max_worker_processes')::int,"
            + " current_setting('max_parallel_workers')::int)";

    private ServerLimits() {}

    /**
     * Looks whether the server has the parallel workers that a grid's server section names.
     *
     * @throws ConfigurationException if it has fewer
     */
    static void require(ConnectionSettings settings, TuneGrid grid) {
        int wanted = grid.server().stream()
                .flatMap(builds -> builds.stream().map(TuneGrid.ServerBuild::parallelWorkers))
                .max(Integer::compare)
                .orElse(0);
        if (wanted == 0) {
            return;
        }
        int most = workers(settings);
        if (wanted > most) {
            throw new ConfigurationException("\"server\" asks for parallel_workers " + wanted
                    + " and the server starts at most " + most
                    + "; name fewer, or raise its max_worker_processes and max_parallel_workers");
        }
    }

    private static int workers(ConnectionSettings settings) {
        try (Connection connection =
                        DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WORKERS)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new BenchmarkFailedException("the server's limits cannot be read: " + e.getMessage(), e);
        }
    }
}
