package dev.touchstone.conformance.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.migration.Problem;
import dev.touchstone.store.migration.RunOutcome;
import dev.touchstone.store.migration.StoreVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A damaged, hostile or foreign file from which anything at all is inserted, or whose message names neither file nor cause. */
@PostgresTest
class DamagedStoresIT {
    private static final int TRUNCATIONS = 200;
    private static final String VECTORS = "vectors.pkl";
    private static final String METADATA = "metadata.json";
    private static final List<Damage> DAMAGES = List.of(
            new Damage(
                    VECTORS, "b'\\x80\\x04cos\\nsystem\\n(X\\x05\\0\\0\\0touchtR.'", "os.system, which is not allowed"),
            new Damage(
                    VECTORS,
                    "pickle.dumps([type('E', (), {'__reduce__': lambda s: (os.system, ('true',))})()])",
                    "system, which is not allowed"),
            new Damage(VECTORS, "b']' * 3000000", "nested too deeply"),
            new Damage(VECTORS, "b'(' * 3000000", "nested too deeply"),
            new Damage(
                    VECTORS,
                    "b'\\x80\\x04B\\xff\\xff\\xff\\xff.'",
                    "announces 4294967295 bytes, more than the file has"),
            new Damage(
                    VECTORS,
                    "b'\\x80\\x04\\x95\\xff\\xff\\xff\\xff\\x00\\x00\\x00\\x00].'",
                    "announces 4294967295 bytes"),
            new Damage(VECTORS, "pickle.dumps({'a': 1})", "opcode 0x"),
            new Damage(VECTORS, "pickle.dumps([[[1.0]]])", "vector 0 holds something that is not a number"),
            new Damage(VECTORS, "pickle.dumps([['a']])", "vector 0 holds something that is not a number"),
            new Damage(VECTORS, "pickle.dumps(np.zeros((3, 3), 'i8'))", "type i8"),
            new Damage(VECTORS, "pickle.dumps([[1.0] * 16001])", "16001 numbers; PostgreSQL stores at most 16000"),
            new Damage(VECTORS, "b''", "truncated or not a pickle"),
            new Damage(METADATA, "b'not json'", "not a JSON list"),
            new Damage(METADATA, "b'{}'", "not a JSON list"),
            new Damage(METADATA, "b''", "not a JSON list"),
            new Damage(METADATA, "b'[' * 100000", "not a JSON list"),
            new Damage(METADATA, "b'[{}'", "not a JSON list"),
            new Damage(METADATA, "b'[] []'", "not a JSON list"));

    /** Where one Python has written what every test begins with: starting it costs more than most tests. */
    @TempDir
    static Path prepared;

    @TempDir
    Path folder;

    private Path userData;
    private Path vectors;
    private Path metadata;
    private PythonStores python;

    /**
     * What a file holds instead.
     *
     * @param file its name
     * @param content in Python
     * @param cause what is said of it
     */
    record Damage(String file, String content, String cause) {
        private Path in(Path folder) {
            return folder.resolve("damage-" + DAMAGES.indexOf(this));
        }

        private String written(Path folder) {
            return "open('" + in(folder) + "', 'wb').write(" + content + ")\n";
        }
    }

    @BeforeAll
    static void writeStoreAndDamages() {
        String damages =
                DAMAGES.stream().map(damage -> damage.written(prepared)).collect(Collectors.joining());
        PythonStores.find().run("store('anna', 'c', vectors(30, 40), entries(30))\n" + damages, sound());
    }

    private static Path sound() {
        return prepared.resolve("user_data");
    }

    @BeforeEach
    void copyStore() throws IOException {
        userData = folder.resolve("user_data");
        vectors = userData.resolve("anna/vector_store_c").resolve(VECTORS);
        metadata = vectors.resolveSibling(METADATA);
        python = PythonStores.find();
        FileUtils.copyDirectory(sound().toFile(), userData.toFile());
    }

    private static void assertRefused(Mover mover, Path file, String cause) throws IOException {
        RunOutcome outcome = mover.run();
        assertThat(outcome.refused()).isTrue();
        assertThat(outcome.heldOut()).isEmpty();
        assertThat(outcome.problems())
                .singleElement()
                .extracting(Problem::line)
                .asString()
                .startsWith(file.toString())
                .contains(cause)
                .doesNotContain("\n");
        assertThat(mover.existing()).isEmpty();
    }

    private static void assertEveryTruncationRefused(Mover mover, Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < TRUNCATIONS / 2; i++) {
            Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length)));
            assertRefused(mover, file, ": ");
        }
        Files.write(file, whole);
    }

    @Test
    void nothingIsInsertedFromAFileTruncatedAnywhere(TestDatabase database) throws Exception {
        try (Mover mover = Mover.of(userData, database)) {
            assertEveryTruncationRefused(mover, vectors);
            assertEveryTruncationRefused(mover, metadata);
            assertThat(mover.run().complete()).isTrue();
        }
    }

    /** Most bytes are part of a number or a text, where no format without a checksum can tell. */
    @Test
    void aFlippedByteIsRefusedOrMovesEveryEntryAsTheFileNowHasIt(TestDatabase database) throws Exception {
        int refused = 0;
        for (Path file : List.of(vectors, metadata)) {
            byte[] whole = Files.readAllBytes(file);
            SplittableRandom random = new SplittableRandom(11);
            for (int i = 0; i < 25; i++) {
                byte[] flipped = whole.clone();
                flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, flipped);
                try (Mover mover =
                        Mover.of(userData, database).backingUpTo(folder.resolve("backup " + file.getFileName() + i))) {
                    refused += movesAllOrNothing(mover, file) ? 0 : 1;
                }
            }
            Files.write(file, whole);
        }
        assertThat(refused).isBetween(1, 49);
    }

    private static boolean movesAllOrNothing(Mover mover, Path file) throws IOException {
        RunOutcome outcome = mover.run();
        if (outcome.refused()) {
            assertThat(mover.existing()).isEmpty();
            assertThat(outcome.problems())
                    .allSatisfy(problem ->
                            assertThat(problem.line()).startsWith(file + ": ").doesNotContain("\n"));
            assertThat(outcome.problems().size() + outcome.heldOut().size()).isPositive();
            return false;
        }
        assertThat(mover.stored()).isEqualTo(30);
        assertThat(mover.verify()).allMatch(StoreVerification::passes);
        return true;
    }

    @Test
    void nothingIsInsertedFromATokenWithAFlippedByte(TestDatabase database) throws Exception {
        python.run("store('anna', 'c', vectors(30, 40), entries(30), encrypted=True)", userData);
        byte[] whole = Files.readAllBytes(metadata);
        SplittableRandom random = new SplittableRandom(7);
        try (Mover mover = Mover.of(userData, database).withKey(PythonStores.MASTER_KEY)) {
            for (int i = 0; i < 20; i++) {
                byte[] flipped = whole.clone();
                flipped[5 + random.nextInt(whole.length - 5)] ^= (byte) (1 << random.nextInt(8));
                if (!Arrays.equals(flipped, whole)) {
                    Files.write(metadata, flipped);
                    assertRefused(mover, metadata, "cannot be decrypted");
                }
            }
        }
        Files.write(metadata, whole);
        try (Mover mover = Mover.of(userData, database).withKey("another key")) {
            assertRefused(
                    mover, metadata, "made with another key, or was changed; check ENCRYPTION_MASTER_KEY and the user");
        }
        try (Mover mover = Mover.of(userData, database)) {
            assertRefused(mover, metadata, "is encrypted (a Fernet token); set ENCRYPTION_MASTER_KEY");
        }
    }

    @Test
    void aTokenOfAnotherUserIsRefused(TestDatabase database) throws Exception {
        python.run("""
                store('anna', 'c', vectors(3, 40), entries(3), encrypted=True)
                os.makedirs(folder('bert', 'c'))
                for name in ('vectors.pkl', 'metadata.json'):
                    os.rename(os.path.join(folder('anna', 'c'), name), os.path.join(folder('bert', 'c'), name))
                os.rmdir(folder('anna', 'c'))
                """, userData);
        try (Mover mover = Mover.of(userData, database).withKey(PythonStores.MASTER_KEY)) {
            assertRefused(
                    mover,
                    userData.resolve("bert/vector_store_c/metadata.json"),
                    "check ENCRYPTION_MASTER_KEY and the user");
        }
    }

    static Stream<Damage> damages() {
        return DAMAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("damages")
    void oneLineNamesTheFileAndTheCause(Damage damage, TestDatabase database) throws Exception {
        Path damaged = vectors.resolveSibling(damage.file());
        Files.copy(damage.in(prepared), damaged, StandardCopyOption.REPLACE_EXISTING);
        try (Mover mover = Mover.of(userData, database)) {
            assertRefused(mover, damaged, damage.cause());
            assertThat(mover.plan().problems())
                    .singleElement()
                    .extracting(Problem::line)
                    .asString()
                    .startsWith(damaged + ": ");
        }
    }

    @Test
    void aMissingFileAndAnInterruptedSaveAreNamed(TestDatabase database) throws Exception {
        try (Mover mover = Mover.of(userData, database)) {
            Path mark = Files.createFile(vectors.resolveSibling("commit"));
            assertRefused(mover, vectors.getParent(), "holds a save that was interrupted");
            Files.delete(mark);
            Files.delete(metadata);
            assertRefused(mover, metadata, "is missing");
        }
    }

    @Test
    void holdingOutASoundStoreIsMovedBesideADamagedOne(TestDatabase database) throws Exception {
        python.run("store('bert', 'c', vectors(4, 40), entries(4))", userData);
        Files.writeString(vectors, "damaged");
        try (Mover mover = Mover.of(userData, database).holdingOut()) {
            RunOutcome outcome = mover.run();
            assertThat(outcome.refused()).isFalse();
            assertThat(outcome.complete()).isFalse();
            assertThat(outcome.problems()).hasSize(1);
            assertThat(mover.stored()).isEqualTo(4);
            assertThat(mover.verify()).extracting(store -> store.passes()).containsExactly(false, true);
        }
    }
}
