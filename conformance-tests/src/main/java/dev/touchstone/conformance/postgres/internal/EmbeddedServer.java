package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.machine.Causes;
import dev.touchstone.conformance.machine.ExitHook;
import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.machine.UnavailableException;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.store.postgres.ConnectionSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server started from the cache folder for this JVM alone: loopback, a free port, a generated password. */
public final class EmbeddedServer extends OpenServer {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    private final ServerFolder folder;
    private final EmbeddedPostgres postgres;
    private final ExitHook hook;
    private boolean closed;

    private EmbeddedServer(
            ServerFolder folder, EmbeddedPostgres postgres, ConnectionSettings connection, Supplier<String> names) {
        super(
                PostgresSource.EMBEDDED,
                connection,
                ServerVersions.read(connection).orElseThrow(),
                new Schemas(connection, names));
        this.folder = folder;
        this.postgres = postgres;
        this.hook = ExitHook.register("stop PostgreSQL", this::stop);
    }

    /**
     * Starts a server from the image in the cache folder.
     *
     * @throws UnavailableException if the image is not built, is damaged, or the server does not start
     */
    public static EmbeddedServer start(TouchstoneHome home, Versions versions, Supplier<String> names) {
        return start(home, versions, names, Map.of());
    }

    /**
     * Starts a server with some settings other than Touchstone's own.
     *
     * @throws UnavailableException as above
     */
    public static EmbeddedServer start(
            TouchstoneHome home, Versions versions, Supplier<String> names, Map<String, String> settings) {
        ServerImage image = ServerImage.of(home, versions);
        image.verify();
        ServerFolder folder = ServerFolder.create(home.servers());
        ExitHook hook = ExitHook.register("remove server", folder::remove);
        try {
            Account account = Account.generate();
            EmbeddedPostgres postgres =
                    new EmbeddedStart(image, folder, account, Machine.tuning().with(settings)).run();
            account.create(postgres.getPort());
            return new EmbeddedServer(folder, postgres, account.connection(postgres.getPort()), names);
        } catch (IOException | RuntimeException e) {
            throw notStarted(folder, e);
        } finally {
            hook.cancel();
        }
    }

    private static RuntimeException notStarted(ServerFolder folder, Exception cause) {
        String lastWords = folder.lastWords();
        try {
            folder.remove();
        } catch (UnavailableException e) {
            cause.addSuppressed(e);
        }
        if (cause instanceof UnavailableException e) {
            return e;
        }
        return new UnavailableException(
                "the embedded PostgreSQL does not start (" + Causes.of(cause) + "; its last words: " + lastWords
                        + "); see ./touchstone doctor",
                cause);
    }

    @Override
    public void close() {
        stop();
        hook.cancel();
    }

    private synchronized void stop() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            postgres.close();
        } catch (IOException e) {
            LOG.debug("the server did not stop in order; it is ended now", e);
        } finally {
            folder.remove();
        }
    }
}
