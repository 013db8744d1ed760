package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import java.sql.SQLException;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes the driver's data source out of connection settings. */
final class DriverDataSource {
    private static final int CONNECT_SECONDS = 10;

    /** What libpq calls otherwise than the driver does. */
    private static final Map<String, String> LIBPQ_NAMES = Map.of(
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding",
            "connect_timeout", "connectTimeout",
            "gssencmode", "gssEncMode");

    private DriverDataSource() {}

    static PGSimpleDataSource of(ConnectionSettings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {settings.host()});
        source.setPortNumbers(new int[] {settings.port()});
        source.setDatabaseName(settings.database());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setApplicationName("touchstone");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setTcpKeepAlive(true);
        source.setLogServerErrorDetail(false);
        settings.driverProperties().forEach((name, value) -> set(source, Map.entry(name, value)));
        return source;
    }

    private static void set(PGSimpleDataSource source, Map.Entry<String, String> property) {
        try {
            source.setProperty(LIBPQ_NAMES.getOrDefault(property.getKey(), property.getKey()), property.getValue());
        } catch (SQLException e) {
            throw new InvalidInputException(
                    "the connection parameter " + property.getKey() + " is not one of the PostgreSQL JDBC driver's", e);
        }
    }
}
