package dev.touchstone.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged or foreign file is an error in one line that names it, never an empty or a shortened store. */
class DamagedFilesTest {
    private static final FixedModel MODEL = new FixedModel(3);

    @TempDir
    private Path userData;

    private Path vectors;
    private Path metadata;

    @BeforeEach
    void store() {
        open().addTexts(List.of("a", "b", "c"));
        Path folder = userData.resolve("anna/vector_store_personal_assistant");
        vectors = folder.resolve("vectors.pkl");
        metadata = folder.resolve("metadata.json");
    }

    private FileVectorStore open() {
        return FileVectorStore.open(userData, CollectionId.ofUser("anna"), MODEL);
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(this::open)
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining("vector_store_personal_assistant")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesAPickleTruncatedAnywhere() throws Exception {
        byte[] whole = Files.readAllBytes(vectors);
        for (int length = 0; length < whole.length; length++) {
            Files.write(vectors, Arrays.copyOf(whole, length));
            assertRefused("truncated or not a pickle");
        }
    }

    @Test
    void executesNothingAPickleNames() throws Exception {
        Path proof = userData.resolve("executed");
        Python.run("""
                import pickle, sys, os
                class Evil:
                    def __reduce__(self): return (os.system, ("touch " + sys.argv[2],))
                pickle.dump([Evil()], open(sys.argv[1], "wb"), protocol=4)
                """, vectors, proof);
        assertRefused("system, which is not allowed");
        assertThat(proof).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a': 1} | opcode 0x",
                "[[1.0, 2.0, 3.0], [1.0, 2.0], [1.0, 2.0, 3.0]] | vector 1 has 2 numbers",
                "[[1.0, 2.0, 3.0]] | 1 vectors and 3 metadata entries",
                "[[1.0, float('nan'), 3.0]] * 3 | vector 0 holds NaN",
                "[['a', 'b', 'c']] * 3 | vector 0 holds something that is not a number",
                "[1.0, 2.0, 3.0] | a list of numbers instead of a list of vectors",
                "[[], [], []] | vector 0 is empty",
                "str(5) | neither a list nor a tuple",
                "[[1.0, 2.0]] * 3 | holds vectors of 2 dimensions",
                "__import__('datetime').date(2020, 1, 1) | datetime.date, which is not allowed",
                "bytearray(5) | neither a list nor a tuple"
            })
    void refusesAPickleOfSomethingElse(String value, String reason) throws Exception {
        Python.run("import pickle, sys; pickle.dump(" + value + ", open(sys.argv[1], 'wb'), protocol=5)", vectors);
        assertRefused(reason);
    }

    @Test
    void setsNoMemoryAsideForALengthTheFileDoesNotHave() throws Exception {
        Files.write(vectors, new byte[] {(byte) 0x80, 4, 'B', -1, -1, -1, -1, '.'});
        assertRefused("announces 4294967295 bytes");
        Files.write(vectors, new byte[] {(byte) 0x80, 4, (byte) 0x8e, -1, -1, -1, -1, -1, -1, -1, 127, '.'});
        assertRefused("more than the file has");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{\"a\": 1}", "[1, 2, 3]", "[{}, {}, {}", "null", "", "[{}] []"})
    void refusesMetadataThatIsNotAListOfObjects(String content) throws Exception {
        Files.writeString(metadata, content);
        assertRefused("metadata.json");
    }

    @Test
    void refusesEntriesWithoutTextOrId() throws Exception {
        String good = Files.readString(metadata);
        Files.writeString(metadata, good.replaceFirst("\"text\":", "\"txt\":"));
        assertRefused("entry 0 has no text");
        Files.writeString(metadata, good.replaceFirst("\"id\":", "\"key\":"));
        assertRefused("entry 0 has no id");
    }

    @Test
    void saysThatMetadataIsEncrypted() throws Exception {
        Files.writeString(metadata, "gAAAAABl0000");
        assertRefused("is encrypted");
    }

    @Test
    void refusesOneFileWithoutTheOther() throws Exception {
        Files.delete(metadata);
        assertRefused("only one of");
    }
}
