package dev.touchstone.conformance.contract;

import dev.touchstone.conformance.PostgresStoreUnderTest.Setup;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;

final class ExactContractIT extends PostgresContract {
    ExactContractIT() {
        super(new Setup(new IndexSpec.Exact(), new SearchSettings.ExactSearch()));
    }
}
