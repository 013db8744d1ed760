package dev.touchstone.conformance.contract;

import dev.touchstone.conformance.FileStoreUnderTest;
import dev.touchstone.conformance.StoreUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FileVectorStoreContractTest implements VectorStoreContract {
    private final StoreUnderTest subject = new FileStoreUnderTest(new LetterModel(8));

    @Override
    public StoreUnderTest subject() {
        return subject;
    }

    @AfterAll
    void close() {
        subject.close();
    }
}
