package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.axis;
import static dev.touchstone.conformance.store.Fixtures.query;
import static dev.touchstone.conformance.store.Fixtures.withId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.conformance.wire.Relay;
import dev.touchstone.conformance.wire.Tap;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a connection must learn about vectors would cost a round trip each time it is borrowed. */
@PostgresTest
class VectorTypeIT {
    /** What loads the extension's library into a new session. */
    private static final String PREPARATION = "select '[1]'::";

    /** Counts the preparations on their way to the server. */
    private static final class Preparations implements Tap {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public boolean passes(Piece piece) {
            String text = new String(piece.bytes(), 0, piece.length(), StandardCharsets.ISO_8859_1);
            if (text.contains(PREPARATION)) {
                count.incrementAndGet();
            }
            return true;
        }
    }

    @Test
    void learnsVectorsOnceAPhysicalConnection(TestDatabase test) {
        VectorSpace space = new VectorSpace(test.newSchema(), Fixtures.DIMENSION);
        PoolSettings pool = PoolSettings.defaults().withMaximumSize(1);
        PgVectorDatabase.open(test.connection(), space, pool).close();
        Preparations preparations = new Preparations();
        try (Relay relay =
                        Relay.start(test.connection().host(), test.connection().port(), preparations);
                PgVectorDatabase database = PgVectorDatabase.open(through(relay, test.connection()), space, pool)) {
            PgVectorStore store = Fixtures.exact(database, "anna");
            for (int i = 0; i < 20; i++) {
                store.addEmbedded(List.of(withId("id " + i, "text", axis(0, i))));
                assertThat(store.search(query(1))).hasSize(1);
            }
            assertThat(preparations.count).hasValue(1);
        }
    }

    private static ConnectionSettings through(Relay relay, ConnectionSettings there) {
        return new ConnectionSettings("127.0.0.1", relay.port(), there.database(), there.user(), there.password());
    }
}
