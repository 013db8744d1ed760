package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.touchstone.conformance.fault.PrivateServer;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A server that goes away and comes back, and a role that row-level security does not confine. */
class RestartIT {
    private static final VectorSpace SPACE = new VectorSpace("restart", Fixtures.DIMENSION);
    private static final PoolSettings POOL =
            PoolSettings.defaults().withMaximumSize(2).withConnectionTimeout(Duration.ofSeconds(1));

    @TempDir
    Path folder;

    @Test
    void worksAgainAfterARestartOfTheServerAndWarnsOfASuperuser() {
        try (PrivateServer server = PrivateServer.start(folder)) {
            try (PgVectorDatabase database = PgVectorDatabase.open(server.connection(), SPACE, POOL)) {
                assertThat(database.serverInfo().confined()).isTrue();
                survivesARestart(server, Fixtures.exact(database, "anna"));
            }
            warnsOfASuperuser(server);
        }
    }

    private static void survivesARestart(PrivateServer server, PgVectorStore store) {
        store.addEmbedded(Fixtures.clustered(5, 1));
        server.stop();
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> store.search(query(5)))
                    .isInstanceOf(VectorStoreException.class)
                    .hasMessageMatching("the search failed: .*(shutting down|cannot be reached).*");
        }
        server.start();
        // the pool tries again every 5 seconds at most, and a search waits for it for one
        searchesAfter(6, store);
        server.stop();
        server.start();
        // the pool's connections are broken and it has not noticed: one clear error a connection at most
        searchesAfter(POOL.maximumSize(), store);
        store.addEmbedded(Fixtures.clustered(5, 2));
        assertThat(store.getCollectionStats().documentCount()).isEqualTo(10);
    }

    private static void searchesAfter(int mostFailures, PgVectorStore store) {
        int failures = 0;
        while (!searches(store)) {
            failures++;
            assertThat(failures).isLessThanOrEqualTo(mostFailures);
        }
    }

    private static boolean searches(PgVectorStore store) {
        try {
            return store.search(query(5)).size() == 5;
        } catch (VectorStoreException e) {
            assertThat(e).hasMessageMatching("the search failed: .*(shutting down|cannot be reached).*");
            return false;
        }
    }

    private static void warnsOfASuperuser(PrivateServer server) {
        Logger log = (Logger) LoggerFactory.getLogger(PgVectorDatabase.class);
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        log.addAppender(events);
        try (PgVectorDatabase database = PgVectorDatabase.open(server.superuser(), SPACE, POOL)) {
            assertThat(database.serverInfo().confined()).isFalse();
            assertThat(events.list)
                    .filteredOn(event -> event.getLevel() == Level.WARN)
                    .singleElement()
                    .satisfies(event -> assertThat(event.getFormattedMessage())
                            .contains("row-level security does not confine the role"));
        } finally {
            log.detachAppender(events);
        }
    }
}
