package dev.touchstone.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.OutcomeUnknownException;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A save that was decided but could not be put in place is neither lost nor overwritten by the next one. */
class UnfinishedSaveTest {
    private static final FixedModel MODEL = new FixedModel(3);

    @TempDir
    private Path userData;

    private Path folder;
    private FileVectorStore store;

    @BeforeEach
    void holdsOneDocument() {
        folder = userData.resolve("anna/vector_store_personal_assistant");
        store = open();
        store.addTexts(List.of("first"));
    }

    private FileVectorStore open() {
        return FileVectorStore.open(userData, CollectionId.ofUser("anna"), MODEL);
    }

    private static List<String> texts(FileVectorStore store) {
        return store.search(SearchRequest.of(new float[] {1, 0, 0}, 9)).stream()
                .map(row -> row.document().text())
                .sorted()
                .toList();
    }

    /** No file can be renamed to where a folder with something in it is, whoever one is. */
    private void obstruct(String file) throws IOException {
        Files.move(folder.resolve(file), userData.resolve(file));
        Files.createDirectories(folder.resolve(file).resolve("in the way"));
    }

    private void clear(String file) throws IOException {
        Files.delete(folder.resolve(file).resolve("in the way"));
        Files.delete(folder.resolve(file));
    }

    private void failsUnknown(String file) throws IOException {
        obstruct(file);
        assertThatThrownBy(() -> store.addTexts(List.of("second")))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("unknown")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vectors.pkl", "metadata.json"})
    void finishesThePendingSaveBeforeTheNext(String file) throws IOException {
        failsUnknown(file);
        clear(file);
        store.addTexts(List.of("third"));
        assertThat(texts(store)).containsExactly("first", "second", "third");
        assertThat(texts(open())).containsExactly("first", "second", "third");
    }

    @Test
    void changesNothingWhileThePendingSaveCannotBeFinished() throws IOException {
        failsUnknown("metadata.json");
        assertThatThrownBy(() -> store.addTexts(List.of("third")))
                .isInstanceOf(VectorStoreException.class)
                .isNotInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("changed nothing");
        clear("metadata.json");
        assertThat(texts(open())).containsExactly("first", "second");
    }

    @Test
    void showsOneAnswerToThisStoreAndToWhoeverOpensTheFolderLater() throws IOException {
        failsUnknown("vectors.pkl");
        List<String> here = texts(store);
        clear("vectors.pkl");
        assertThat(texts(open())).isEqualTo(here).containsExactly("first", "second");
    }

    /** Before the mark nothing is decided: the failure says so, and leaves nothing for later. */
    @Test
    void changesNothingWhereTheFilesCannotEvenBeWritten() throws IOException {
        Path inTheWay =
                Files.createDirectories(folder.resolve("metadata.json.new").resolve("in the way"));
        assertThatThrownBy(() -> store.addTexts(List.of("second"))).isNotInstanceOf(OutcomeUnknownException.class);
        assertThat(texts(store)).containsExactly("first");
        Files.delete(inTheWay);
        assertThat(texts(open())).containsExactly("first");
    }
}
