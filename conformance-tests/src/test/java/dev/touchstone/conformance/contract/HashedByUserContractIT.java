package dev.touchstone.conformance.contract;

import dev.touchstone.conformance.PostgresStoreUnderTest.Setup;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.conformance.shard.TappedServer;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.Layout;
import org.junit.jupiter.api.AfterAll;

/** The layout that goes by user: every statement that the rules cause must be one that a shard of users can answer. */
final class HashedByUserContractIT extends PostgresContract {
    private TappedServer tapped;

    HashedByUserContractIT() {
        super(new Setup(new Layout.HashedByUser(4), new IndexSpec.Hnsw(16, 64), SearchSettings.HnswSearch.of(40)));
    }

    /** A server of one's own may insist on TLS, which nobody can listen to. */
    @Override
    ConnectionSettings connection(TestDatabase database) {
        if (database.server().source() == PostgresSource.URL) {
            return database.connection();
        }
        tapped = TappedServer.before(database.connection());
        return tapped.connection();
    }

    @Override
    @AfterAll
    void close() {
        super.close();
        if (tapped != null) {
            try (TappedServer seen = tapped) {
                seen.requireEveryStatementOneUsers();
            }
        }
    }
}
