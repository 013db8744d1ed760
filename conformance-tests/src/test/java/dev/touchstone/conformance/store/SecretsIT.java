package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Everything that is logged at DEBUG, by the store, the pool, the migrations and the driver, and every stack trace. */
@PostgresTest
class SecretsIT {
    private static final String CONTENTS = "the-contents-of-a-document";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();
    private final java.util.logging.Logger driver = java.util.logging.Logger.getLogger("org.postgresql");
    private final Records records = new Records();
    private Level before;

    private static final class Records extends Handler {
        private final List<LogRecord> all = new ArrayList<>();

        @Override
        public synchronized void publish(LogRecord record) {
            all.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        before = root.getLevel();
        root.detachAppender("STDERR");
        root.setLevel(Level.DEBUG);
        events.start();
        root.addAppender(events);
        driver.setLevel(java.util.logging.Level.FINE);
        driver.setUseParentHandlers(false);
        driver.addHandler(records);
    }

    @AfterEach
    void restore() {
        root.setLevel(before);
        root.detachAppender(events);
        driver.removeHandler(records);
        driver.setUseParentHandlers(true);
        driver.setLevel(null);
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private String logged() {
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent event : List.copyOf(events.list)) {
            text.append(event.getFormattedMessage()).append('\n');
            if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
                text.append(trace(proxy.getThrowable()));
            }
        }
        for (LogRecord record : List.copyOf(records.all)) {
            text.append(record.getMessage())
                    .append(Arrays.toString(record.getParameters()))
                    .append('\n');
        }
        return text.toString();
    }

    @Test
    void keepsPasswordsAndContentsOutOfLogsMessagesAndStackTraces(TestDatabase given) {
        ConnectionSettings right = given.connection();
        VectorSpace space = new VectorSpace(given.newSchema(), Fixtures.DIMENSION);
        String said;
        try (PgVectorDatabase database = PgVectorDatabase.open(right, space, PoolSettings.defaults())) {
            PgVectorStore store = Fixtures.exact(database, "anna");
            store.addEmbedded(List.of(Fixtures.withId(CONTENTS + "-id", CONTENTS, Fixtures.axis(0, 0))));
            store.search(query(3));
            database.dropSchema();
            said = trace(catchThrowable(() -> store.search(query(3))));
        }
        ConnectionSettings wrong = new ConnectionSettings(
                right.host(), right.port(), right.database(), right.user(), "wr0ng-s3cret", Map.of());
        said += trace(catchThrowable(() -> PgVectorDatabase.open(wrong, space, PoolSettings.defaults()))) + wrong;
        assertThat(events.list).isNotEmpty();
        assertThat(records.all).isNotEmpty();
        assertThat(said + logged()).doesNotContain(right.password(), "wr0ng-s3cret", CONTENTS);
    }
}
