package dev.touchstone.store.postgres;

import com.pgvector.PGvector;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Hands out physical connections that know pgvector: its library is loaded, so that its settings are checked when set,
 * and vectors travel in binary. A pool over it pays for this once a connection.
 */
final class VectorTypeDataSource implements DataSource {
    private final DataSource driver;
    private final SpaceNames names;

    VectorTypeDataSource(DataSource driver, SpaceNames names) {
        this.driver = driver;
        this.names = names;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = driver.getConnection();
        try {
            prepare(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void prepare(Connection connection) throws SQLException {
        connection.unwrap(PGConnection.class).addDataType(names.vectorType(), PGvector.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select '[1]'::" + names.vectorType());
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("the role is part of the connection settings");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return driver.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        driver.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        driver.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return driver.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.postgresql");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return driver.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return driver.isWrapperFor(type);
    }
}
