package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.machine.UnavailableException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Set;

/**
 * One start of a server through the embedding library.
 *
 * @param image the binaries
 * @param folder where data and log go
 * @param account whose password the server asks for
 * @param tuning its settings
 */
record EmbeddedStart(ServerImage image, ServerFolder folder, Account account, ServerTuning tuning) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Names the folder in which the library keeps and cleans data folders; ours are its own business. */
    private static final String LIBRARY_FOLDER = "ot.epg.working-dir";

    /** Hands the library an image where it expects an archive; equal for equal images. */
    private record Resolver(ServerImage image) implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String architecture) {
            return image.archive();
        }
    }

    EmbeddedPostgres run() throws IOException {
        System.setProperty(LIBRARY_FOLDER, image.folder().toString());
        Path secret = folder.secret(account.password());
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(image.folder());
        try {
            return builder(secret).start();
        } catch (ExceptionInInitializerError e) {
            throw new UnavailableException(
                    "the embedded PostgreSQL in " + image.folder()
                            + " is incomplete; delete that folder and run ./touchstone provision",
                    e);
        } finally {
            Files.setPosixFilePermissions(image.folder(), permissions); // the library opens it to everybody
            Files.delete(secret);
        }
    }

    private EmbeddedPostgres.Builder builder(Path secret) {
        File log = folder.log().toFile();
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(image.folder().toFile())
                .setPgBinaryResolver(new Resolver(image))
                .setDataDirectory(folder.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(Redirect.appendTo(log))
                .setErrorRedirector(Redirect.appendTo(log))
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", secret.toString())
                .setConnectConfig("password", account.password())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "");
        tuning.settings().forEach(builder::setServerConfig);
        return builder;
    }
}
