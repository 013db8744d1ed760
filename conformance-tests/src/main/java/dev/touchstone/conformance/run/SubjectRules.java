package dev.touchstone.conformance.run;

import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.contract.VectorStoreContract;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** All rules, put to the subject of a {@link ConformanceRun}; found by no build, whose subjects are its own. */
@ExtendWith(SubjectResolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SubjectRules implements VectorStoreContract {
    private final StoreUnderTest subject;

    SubjectRules(StoreUnderTest subject) {
        this.subject = subject;
    }

    @Override
    public StoreUnderTest subject() {
        return subject;
    }
}
