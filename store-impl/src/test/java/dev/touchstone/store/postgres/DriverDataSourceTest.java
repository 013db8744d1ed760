package dev.touchstone.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class DriverDataSourceTest {
    @Test
    void understandsTheNamesOfLibpq() {
        PGSimpleDataSource source = DriverDataSource.of(ConnectionSettings.fromEnvironment(Map.of(
                        "DATABASE_URL",
                        "postgresql://u@h/d?sslmode=verify-full&sslrootcert=/ca.pem&connect_timeout=7"
                                + "&application_name=app&channel_binding=require&prepareThreshold=0"))
                .orElseThrow());
        assertThat(source.getSslMode()).isEqualTo("verify-full");
        assertThat(source.getSslRootCert()).isEqualTo("/ca.pem");
        assertThat(source.getConnectTimeout()).isEqualTo(7);
        assertThat(source.getApplicationName()).isEqualTo("app");
        assertThat(source.getPrepareThreshold()).isZero();
    }
}
