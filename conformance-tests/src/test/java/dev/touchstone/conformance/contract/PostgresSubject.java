package dev.touchstone.conformance.contract;

import dev.touchstone.conformance.PostgresStoreUnderTest;
import dev.touchstone.conformance.PostgresStoreUnderTest.Setup;
import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.crypto.Encryption;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.DatabaseOptions;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.TimeLimits;
import dev.touchstone.store.postgres.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The PostgreSQL store among 2,000 documents of another user. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PostgresSubject implements StoreContract {
    private static final int DIMENSION = 8;
    private static final int OTHERS = 2_000;

    private final Setup setup;
    private final Optional<Encryption> encryption;
    private StoreUnderTest subject;

    PostgresSubject(Setup setup, Optional<Encryption> encryption) {
        this.setup = setup;
        this.encryption = encryption;
    }

    @BeforeAll
    void open(TestDatabase database) {
        subject = new PostgresStoreUnderTest(
                PgVectorDatabase.open(
                        connection(database),
                        new VectorSpace(database.schema(), DIMENSION, setup.layout()),
                        PoolSettings.defaults(),
                        new DatabaseOptions(encryption, Optional.empty(), TimeLimits.defaults())),
                new LetterModel(DIMENSION),
                setup,
                others());
    }

    /** How the subject reaches the server. */
    ConnectionSettings connection(TestDatabase database) {
        return database.connection();
    }

    private static List<EmbeddedDocument> others() {
        Random random = new Random(1);
        List<EmbeddedDocument> documents = new ArrayList<>();
        for (int i = 0; i < OTHERS; i++) {
            float[] vector = new float[DIMENSION];
            for (int j = 0; j < DIMENSION; j++) {
                vector[j] = (float) random.nextGaussian();
            }
            documents.add(Samples.document("other " + i, vector));
        }
        return documents;
    }

    @Override
    public StoreUnderTest subject() {
        return subject;
    }

    @AfterAll
    void close() {
        if (subject != null) {
            subject.close();
        }
    }
}
