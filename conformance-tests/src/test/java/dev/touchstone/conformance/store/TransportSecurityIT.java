package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.conformance.fault.LocalProgram;
import dev.touchstone.conformance.fault.PrivateServer;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with TLS on whose certificate names localhost and was signed by a CA of our own. */
class TransportSecurityIT {
    private static final VectorSpace SPACE = new VectorSpace("tls", Fixtures.DIMENSION);
    private static final PoolSettings POOL = PoolSettings.defaults().withMaximumSize(1);

    @TempDir
    static Path folder;

    private static PrivateServer server;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(LocalProgram.exists("openssl"), "needs openssl; install it");
        LocalProgram openssl = new LocalProgram(folder);
        authority(openssl, "ca");
        authority(openssl, "stranger");
        openssl.write("names.cnf", "subjectAltName = DNS:localhost");
        openssl.run(
                "openssl",
                "req",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "server.key",
                "-out",
                "server.csr",
                "-subj",
                "/CN=localhost");
        openssl.run(
                "openssl",
                "x509",
                "-req",
                "-in",
                "server.csr",
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca.key",
                "-CAcreateserial",
                "-out",
                "server.pem",
                "-days",
                "2",
                "-extfile",
                "names.cnf");
        Files.setPosixFilePermissions(folder.resolve("server.key"), PosixFilePermissions.fromString("rw-------"));
        server = PrivateServer.start(
                Files.createDirectory(folder.resolve("pg")),
                "ssl = on",
                "ssl_cert_file = '" + folder.resolve("server.pem") + "'",
                "ssl_key_file = '" + folder.resolve("server.key") + "'");
    }

    private static void authority(LocalProgram openssl, String name) {
        openssl.run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                name + ".key",
                "-out",
                name + ".pem",
                "-days",
                "2",
                "-subj",
                "/CN=" + name);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static ConnectionSettings settings(String host, String mode, String authority) {
        return server.connection(
                host,
                Map.of("sslmode", mode, "sslrootcert", folder.resolve(authority).toString()));
    }

    private static void assertRefused(ConnectionSettings settings, String reason) {
        assertThatThrownBy(() -> PgVectorDatabase.open(settings, SPACE, POOL))
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining(PrivateServer.PASSWORD);
    }

    @Test
    void worksOverAConnectionWhoseServerIsVerifiedInFull() {
        try (PgVectorDatabase database =
                PgVectorDatabase.open(settings("localhost", "verify-full", "ca.pem"), SPACE, POOL)) {
            PgVectorStore store = Fixtures.exact(database, "anna");
            store.addEmbedded(Fixtures.clustered(3, 1));
            assertThat(store.search(query(3))).hasSize(3);
        }
    }

    @Test
    void refusesAServerSignedByAnother() {
        assertRefused(settings("localhost", "verify-full", "stranger.pem"), "certificate is not trusted");
        assertRefused(settings("localhost", "verify-ca", "stranger.pem"), "certificate is not trusted");
    }

    @Test
    void refusesAServerOfAnotherNameUnlessOnlyTheAuthorityCounts() {
        assertRefused(settings("127.0.0.1", "verify-full", "ca.pem"), "certificate is not trusted");
        PgVectorDatabase.open(settings("127.0.0.1", "verify-ca", "ca.pem"), SPACE, POOL)
                .close();
    }

    @Test
    void refusesAMissingAuthorityFile() {
        assertRefused(settings("localhost", "verify-full", "missing.pem"), "sslrootcert");
    }
}
