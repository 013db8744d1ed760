package dev.touchstone.conformance.contract;

import dev.touchstone.conformance.PostgresStoreUnderTest.Setup;
import java.util.Optional;

/** All contracts applied to the PostgreSQL store. */
abstract class PostgresContract extends PostgresSubject implements VectorStoreContract {
    PostgresContract(Setup setup) {
        super(setup, Optional.empty());
    }
}
