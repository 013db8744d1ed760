package dev.touchstone.conformance.contract;

import dev.touchstone.conformance.FileStoreUnderTest;
import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.store.crypto.MasterKey;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** What damaged files do where texts and metadata are a Fernet token; the other rules know no difference. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EncryptedFilesContractTest implements HostileFilesContract {
    private final StoreUnderTest subject =
            new FileStoreUnderTest(new LetterModel(8), Optional.of(MasterKey.of("a master key!")));

    @Override
    public StoreUnderTest subject() {
        return subject;
    }

    @AfterAll
    void close() {
        subject.close();
    }
}
