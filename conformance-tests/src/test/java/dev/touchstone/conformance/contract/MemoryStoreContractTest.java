package dev.touchstone.conformance.contract;

import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.reference.MemoryStoreUnderTest;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MemoryStoreContractTest implements VectorStoreContract {
    private final StoreUnderTest subject = new MemoryStoreUnderTest(new LetterModel(8));

    @Override
    public StoreUnderTest subject() {
        return subject;
    }
}
