package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.StoredFiles;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.TestReporter;

/** Hostile files: damaged pickles, JSON and tokens are refused in one line, and never read as fewer documents. */
public interface HostileFilesContract extends StoreContract {
    /** Documents in the collection that is damaged. */
    int DOCUMENTS = 5;

    /** What became of opening a damaged collection. */
    enum Opened {
        REFUSED,
        WHOLE
    }

    @Rule(
            id = "HOS-09",
            intent = "A file that was cut short anywhere is refused in one line.",
            needs = Capability.STORED_FILES,
            ifItFails = "check that reading goes to the end of the pickle, the JSON or the token")
    default void refusesAFileThatWasCutShort(TestReporter reporter) throws IOException {
        SplittableRandom random = random("HOS-09", reporter);
        damaging(20, file -> Arrays.copyOf(file, random.nextInt(file.length)), true);
    }

    @Rule(
            id = "HOS-10",
            intent = "A file in which bytes were changed is refused in one line, or every document is still there.",
            needs = Capability.STORED_FILES,
            ifItFails = "check for an error that is caught and read as an empty or a shorter store")
    default void refusesOrReadsWholeAFileInWhichBytesWereChanged(TestReporter reporter) throws IOException {
        SplittableRandom random = random("HOS-10", reporter);
        damaging(40, file -> changed(file, random), false);
    }

    @Rule(
            id = "HOS-11",
            intent = "A file of something else altogether is refused in one line.",
            needs = Capability.STORED_FILES,
            ifItFails = "check what is taken for a pickle, a list of documents or a token")
    default void refusesAFileOfSomethingElse(TestReporter reporter) throws IOException {
        SplittableRandom random = random("HOS-11", reporter);
        damaging(
                20,
                file -> {
                    byte[] noise = new byte[1 + random.nextInt(300)];
                    random.nextBytes(noise);
                    return noise;
                },
                true);
    }

    @Rule(
            id = "HOS-12",
            intent = "A token in which anything was changed is refused: it is authenticated as a whole.",
            needs = Capability.ENCRYPTED_FILES,
            ifItFails = "check the HMAC over version, time, IV and ciphertext before anything is decrypted")
    default void refusesATokenInWhichAnythingWasChanged(TestReporter reporter) throws IOException {
        SplittableRandom random = random("HOS-12", reporter);
        CollectionId id = filled();
        Path token = subject().files(id).metadata();
        byte[] whole = Files.readAllBytes(token);
        for (int i = 0; i < 40; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length - 4)] ^= (byte) (1 << random.nextInt(7));
            Files.write(token, damaged);
            assertThat(opened(id)).as("damage %d", i).isEqualTo(Opened.REFUSED);
        }
        Files.write(token, whole);
        assertThat(opened(id)).isEqualTo(Opened.WHOLE);
    }

    private CollectionId filled() {
        CollectionId id = subject().freshId();
        try (VectorStore store = subject().open(id)) {
            store.addEmbedded(Samples.fan(subject().dimension(), DOCUMENTS));
        }
        return id;
    }

    /** Damages one file after the other, many times, and wants the whole collection back once they are mended. */
    private void damaging(int times, UnaryOperator<byte[]> damage, boolean refused) throws IOException {
        CollectionId id = filled();
        StoredFiles files = subject().files(id);
        for (Path file : new Path[] {files.vectors(), files.metadata()}) {
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < times; i++) {
                Files.write(file, damage.apply(whole));
                Opened opened = opened(id);
                if (refused) {
                    assertThat(opened)
                            .as("%s, damage %d", file.getFileName(), i)
                            .isEqualTo(Opened.REFUSED);
                }
            }
            Files.write(file, whole);
        }
        assertThat(opened(id)).isEqualTo(Opened.WHOLE);
    }

    private Opened opened(CollectionId id) {
        try (VectorStore store = subject().open(id)) {
            assertThat(store.getCollectionStats().documentCount()).isEqualTo(DOCUMENTS);
            return Opened.WHOLE;
        } catch (VectorStoreException e) {
            assertThat(e.getMessage()).doesNotContain("\n").hasSizeBetween(20, 1_000);
            return Opened.REFUSED;
        }
    }

    private static byte[] changed(byte[] file, SplittableRandom random) {
        byte[] changed = file.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    private static SplittableRandom random(String rule, TestReporter reporter) {
        return new SplittableRandom(Seeds.of(rule, reporter));
    }
}
