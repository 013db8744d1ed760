package dev.touchstone.conformance.store;

import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.Document;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.crypto.Encryption;
import dev.touchstone.store.crypto.MasterKey;
import dev.touchstone.store.postgres.DatabaseOptions;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.TimeLimits;
import dev.touchstone.store.postgres.VectorSpace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Encrypted databases for tests. */
final class Encrypted {
    static final MasterKey OLD = MasterKey.of("the old master key!");
    static final MasterKey NEW = MasterKey.of("the new master key!");
    static final Set<String> FILTER_KEYS = Set.of("department", "n");

    private Encrypted() {}

    static Optional<Encryption> under(MasterKey key) {
        return Optional.of(new Encryption(key, FILTER_KEYS));
    }

    static Optional<Encryption> rotating() {
        return Optional.of(new Encryption(NEW, Optional.of(OLD), FILTER_KEYS));
    }

    static PgVectorDatabase open(TestDatabase database, String schema, Optional<Encryption> encryption) {
        return PgVectorDatabase.open(
                database.connection(),
                new VectorSpace(schema, Fixtures.DIMENSION),
                PoolSettings.defaults().withMaximumSize(2),
                new DatabaseOptions(encryption, Optional.empty(), TimeLimits.defaults()));
    }

    static List<Document> nearest(VectorStore store, int k) {
        return store.search(Fixtures.query(k)).stream()
                .map(ScoredDocument::document)
                .toList();
    }
}
