package dev.touchstone.conformance.contract;

import dev.touchstone.conformance.PostgresStoreUnderTest.Setup;
import dev.touchstone.store.crypto.Encryption;
import dev.touchstone.store.crypto.MasterKey;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import java.util.Optional;
import java.util.Set;

/** Encrypted collections: every contract that filters by nothing but the equality of keys chosen before. */
final class EncryptedContractIT extends PostgresSubject
        implements AddContract,
                RefusalContract,
                MarginalRelevanceContract,
                GetContract,
                StatisticsContract,
                RoundTripContract {
    private static final Set<String> FILTER_KEYS = Set.of("left", "n");

    EncryptedContractIT() {
        super(
                new Setup(new IndexSpec.Hnsw(16, 64), SearchSettings.HnswSearch.of(40)),
                Optional.of(new Encryption(MasterKey.of("the master key of the contracts"), FILTER_KEYS)));
    }
}
