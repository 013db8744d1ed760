package dev.touchstone.conformance.contract;

import dev.touchstone.conformance.PostgresStoreUnderTest.Setup;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;

final class LargeHnswTableIT extends LargeTable {
    LargeHnswTableIT() {
        super(new Setup(new IndexSpec.Hnsw(16, 64), SearchSettings.HnswSearch.of(40)));
    }
}
