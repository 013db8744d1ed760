package dev.touchstone.conformance.contract;

import dev.touchstone.conformance.PostgresStoreUnderTest.Setup;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.Layout;

final class HashedByUserContractIT extends PostgresContract {
    HashedByUserContractIT() {
        super(new Setup(new Layout.HashedByUser(4), new IndexSpec.Hnsw(16, 64), SearchSettings.HnswSearch.of(40)));
    }
}
