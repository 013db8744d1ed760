package dev.touchstone.conformance.contract;

import dev.touchstone.conformance.PostgresStoreUnderTest.Setup;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;

final class LargeIvfFlatTableIT extends LargeTable {
    LargeIvfFlatTableIT() {
        super(new Setup(new IndexSpec.IvfFlat(20), SearchSettings.IvfFlatSearch.of(3)));
    }
}
