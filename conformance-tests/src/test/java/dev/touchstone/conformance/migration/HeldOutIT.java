package dev.touchstone.conformance.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.migration.HeldOut;
import dev.touchstone.store.migration.HeldOut.Kind;
import dev.touchstone.store.migration.RunOutcome;
import dev.touchstone.store.migration.StoreVerification;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An entry that cannot be a document, dropped without a word or with it every later pairing of text and vector. */
@PostgresTest
class HeldOutIT {
    /** Entries 0 to 19, of which the odd ones below 16 are unfit; anna's files differ in length, bert's store is sound. */
    private static final String UNFIT = """
            vs, es = vectors(20, 8), entries(20)
            del es[1]['text']
            vs[3] = None
            vs[5] = [0.0] * 8
            vs[7][2] = float('nan')
            es[9]['text'] = 'a\\x00b'
            vs[11] = vs[11][:7]
            es[13] = 'no object'
            es[15]['where'] = float('nan')
            vs[16] = [1e-30] * 8
            es[17]['id'] = 'a\\x00b'
            store('anna', 'c', vs, es[:19])
            store('bert', 'c', vectors(5, 8), entries(5))
            """;

    @TempDir
    Path folder;

    private Path userData;
    private PythonStores python;

    @BeforeEach
    void findPython() {
        userData = folder.resolve("user_data");
        python = PythonStores.find();
        python.run(UNFIT, userData);
    }

    @Test
    void strictlyNothingIsInsertedAndEveryReasonIsListed(TestDatabase database) throws Exception {
        try (Mover mover = Mover.of(userData, database)) {
            RunOutcome outcome = mover.run();
            assertThat(outcome.refused()).isTrue();
            assertThat(outcome.complete()).isFalse();
            assertReasons(outcome.heldOut());
            assertThat(mover.plan().heldOut()).isEqualTo(outcome.heldOut());
            assertThat(mover.stored()).isZero();
            assertThat(mover.existing()).isEmpty();
        }
    }

    private static void assertReasons(List<HeldOut> heldOut) {
        assertThat(heldOut)
                .extracting(HeldOut::position)
                .containsExactly(1L, 3L, 5L, 7L, 9L, 11L, 13L, 15L, 16L, 17L, 19L);
        assertThat(heldOut)
                .extracting(HeldOut::kind)
                .containsExactly(
                        Kind.NO_TEXT,
                        Kind.NO_VECTOR,
                        Kind.BAD_VECTOR,
                        Kind.BAD_VECTOR,
                        Kind.BAD_CONTENT,
                        Kind.OTHER_DIMENSION,
                        Kind.NO_TEXT,
                        Kind.BAD_CONTENT,
                        Kind.BAD_VECTOR,
                        Kind.BAD_CONTENT,
                        Kind.LENGTH_MISMATCH);
        assertThat(heldOut)
                .extracting(HeldOut::line)
                .allSatisfy(line -> assertThat(line).startsWith("anna/c entry ").doesNotContain("\n", "\0"));
        assertThat(heldOut.get(4).line())
                .isEqualTo(
                        "anna/c entry 9 (id doc_9_1700000009.25): its text contains U+0000 at" + " index 1; remove it");
        assertThat(heldOut.get(10).line()).isEqualTo("anna/c entry 19: metadata.json ends before it");
    }

    @Test
    void holdingOutTheRestIsMovedWithItsOwnVectors(TestDatabase database) throws Exception {
        try (Mover mover = Mover.of(userData, database).holdingOut()) {
            RunOutcome outcome = mover.run();
            assertThat(outcome.refused()).isFalse();
            assertThat(outcome.complete()).isFalse();
            assertThat(outcome.heldOutCount()).isEqualTo(11);
            assertReasons(outcome.heldOut());
            assertThat(mover.stored()).isEqualTo(9 + 5);
            assertThat(mover.verify()).extracting(StoreVerification::passes).containsExactly(true, true);

            RunOutcome again = mover.run();
            assertThat(again.complete()).as("held out as before").isFalse();
            assertThat(again.heldOutCount()).isEqualTo(11);
            assertThat(mover.stored()).isEqualTo(9 + 5);

            mover.export(new CollectionId("anna", "c"), folder.resolve("out"));
            python.run("""
                    old, new = read(folder('anna', 'c')), read(sys.argv[2])
                    kept = [0, 2, 4, 6, 8, 10, 12, 14, 18]
                    assert new[1] == [old[1][i] for i in kept]
                    assert new[0] == [f32(old[0][i]) for i in kept]
                    """, userData, folder.resolve("out"));
        }
    }

    @Test
    void theDimensionIsThatOfMostVectorsNotOfTheFirst(TestDatabase database) throws Exception {
        python.run("store('anna', 'c', [[1.0] * 3] * 2 + vectors(5, 8), entries(7))", userData);
        try (Mover mover = Mover.of(userData, database).holdingOut()) {
            RunOutcome outcome = mover.run();
            assertThat(outcome.heldOut()).extracting(HeldOut::position).containsExactly(0L, 1L);
            assertThat(outcome.heldOut().get(0).reason()).contains("has 3 numbers, most of the store have 8");
            assertThat(mover.stored()).isEqualTo(5 + 5);
        }
    }
}
