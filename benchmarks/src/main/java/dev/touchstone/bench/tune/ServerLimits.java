package dev.touchstone.bench.tune;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.config.TuneGrid;
import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server has, so that what it would cut short without a word is refused before anything is built. */
public final class ServerLimits {
    private static final Pattern TOTAL = Pattern.compile("MemTotal: +([0-9]+) kB");
    private static final int KIB = 1024;

    /** What Linux says of the machine, and of the container where there is one. */
    private static final String MEMORY = "select pg_read_file('/proc/meminfo', 0, 256, true),"
            + " trim(pg_read_file('/sys/fs/cgroup/memory.max', 0, 64, true))";

    private static final String NOT_PERMITTED = "42501";

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

    /**
     * Returns the bytes of memory that the server's machine or container has; empty where the role may not know, or the
     * machine does not say.
     */
    public static Optional<Long> memoryBytes(ConnectionSettings settings) {
        try (Connection connection = settings.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(MEMORY)) {
            row.next();
            return least(row.getString(1), row.getString(2));
        } catch (SQLException e) {
            if (NOT_PERMITTED.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw unreadable(e);
        }
    }

    private static Optional<Long> least(String machine, String container) {
        List<Long> bytes = new ArrayList<>();
        Matcher total = TOTAL.matcher(Objects.requireNonNullElse(machine, ""));
        if (total.find()) {
            bytes.add(KIB * Long.parseLong(total.group(1)));
        }
        if (container != null && container.matches("[0-9]{1,18}")) {
            bytes.add(Long.parseLong(container));
        }
        return bytes.stream().min(Long::compare);
    }

    private static int workers(ConnectionSettings settings) {
        try (Connection connection = settings.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WORKERS)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static BenchmarkFailedException unreadable(SQLException e) {
        return new BenchmarkFailedException("the server's limits cannot be read: " + e.getMessage(), e);
    }
}
