package dev.touchstone.conformance.fault;

import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.contract.DurabilityContract;
import dev.touchstone.conformance.contract.LetterModel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every fault done to a server of the test's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultsIT implements DurabilityContract {
    private StoreUnderTest subject;

    @BeforeAll
    void start(@TempDir Path folder) {
        subject = new FaultyPostgres(folder, new LetterModel(8));
    }

    @AfterAll
    void close() {
        if (subject != null) {
            subject.close();
        }
    }

    @Override
    public StoreUnderTest subject() {
        return subject;
    }
}
