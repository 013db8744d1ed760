package dev.touchstone.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.crypto.MasterKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedFilesTest {
    private static final FixedModel MODEL = new FixedModel(5);
    private static final CollectionId ID = CollectionId.ofUser("anna müller");
    private static final Optional<MasterKey> KEY = Optional.of(MasterKey.of("a master key!"));
    private static final String SECRET = "GEHEIM";

    /** How the Python application encrypts and decrypts; its user id is the folder's name. */
    private static final String FERNET = """
            import base64, hashlib, json, os, sys
            from cryptography.fernet import Fernet
            folder = sys.argv[1]
            try:
                secret = base64.urlsafe_b64decode("a master key!")
            except Exception:
                secret = b"a master key!"
            user = os.path.basename(os.path.dirname(folder))
            fernet = Fernet(base64.urlsafe_b64encode(hashlib.pbkdf2_hmac("sha256", secret, user.encode(), 100000, 32)))
            path = os.path.join(folder, "metadata.json")
            """;

    @TempDir
    private Path userData;

    private Path folder() {
        return userData.resolve("anna_m_ller/vector_store_personal_assistant");
    }

    private FileVectorStore open(Optional<MasterKey> key) {
        return FileVectorStore.open(userData, ID, MODEL, key);
    }

    private static List<Document> all(FileVectorStore store) {
        return store.search(SearchRequest.of(new float[] {1, 0, 0, 0, 0}, 9)).stream()
                .map(ScoredDocument::document)
                .toList();
    }

    private String metadata() throws Exception {
        return Files.readString(folder().resolve("metadata.json"));
    }

    @Test
    void keepsNothingReadableInTheFileAndReadsItAgain() throws Exception {
        open(KEY).addTexts(List.of(SECRET), List.of(Map.of(SECRET, SECRET)));
        assertThat(metadata()).startsWith("gAAAA").doesNotContain(SECRET, "text", "[");
        assertThat(all(open(KEY)))
                .extracting(Document::text, Document::metadata)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(SECRET, Map.of(SECRET, SECRET)));
    }

    @Test
    void refusesAWrongKeyAndAMissingOneInsteadOfReadingAnEmptyStore() throws Exception {
        open(KEY).addTexts(List.of(SECRET));
        String before = metadata();
        assertThatThrownBy(() -> open(Optional.of(MasterKey.of("another"))))
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining("cannot be decrypted")
                .hasMessageContaining(MasterKey.VARIABLE)
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> open(Optional.empty())).hasMessageContaining(MasterKey.VARIABLE);
        assertThat(metadata()).isEqualTo(before);
    }

    @Test
    void readsAPlainStoreAndEncryptsItAtTheNextChange() throws Exception {
        open(Optional.empty()).addTexts(List.of(SECRET));
        FileVectorStore store = open(KEY);
        assertThat(all(store)).extracting(Document::text).containsExactly(SECRET);
        assertThat(metadata()).contains(SECRET);
        store.addTexts(List.of("second"));
        assertThat(metadata()).startsWith("gAAAA");
        assertThat(all(open(KEY))).extracting(Document::text).containsExactlyInAnyOrder(SECRET, "second");
    }

    @Test
    void refusesADamagedTokenInsteadOfReadingAnEmptyStore() throws Exception {
        open(KEY).addTexts(List.of(SECRET));
        Files.writeString(folder().resolve("metadata.json"), metadata().substring(0, 100));
        assertThatThrownBy(() -> open(KEY)).hasMessageContaining("cannot be decrypted");
    }

    @Test
    void sharesFilesWithPythonBothWays() throws Exception {
        String found = Python.run("import importlib.util; print(importlib.util.find_spec('cryptography') is not None)");
        assumeTrue(found.strip().equals("True"), "needs python3 with the package cryptography");
        open(KEY).addTexts(List.of("täxt €😀"), List.of(Map.of("n", 1.0)));
        Python.run(FERNET + """
                entries = json.loads(fernet.decrypt(open(path, "rb").read()))
                assert entries[0]["text"] == "täxt €\\U0001F600" and repr(entries[0]["n"]) == "1.0", entries
                entries[0]["text"] = "from Python ü"
                open(path, "wb").write(fernet.encrypt(json.dumps(entries).encode()))
                """, folder());
        assertThat(all(open(KEY))).extracting(Document::text).containsExactly("from Python ü");
    }
}
