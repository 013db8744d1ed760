package dev.touchstone.conformance.contract;

import dev.touchstone.conformance.PostgresStoreUnderTest.Setup;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.Layout;

final class ExactLayoutContractIT extends PostgresContract {
    ExactLayoutContractIT() {
        super(new Setup(new Layout.ExactOnly(), new IndexSpec.Exact(), SearchSettings.HnswSearch.of(40)));
    }
}
