package dev.touchstone.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileVectorStoreTest {
    private static final FixedModel MODEL = new FixedModel(8);
    private static final CollectionId ID = CollectionId.ofUser("anna");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05.678901Z"), ZoneOffset.UTC);

    @TempDir
    private Path userData;

    private FileVectorStore open() {
        return FileVectorStore.open(userData, ID, MODEL, CLOCK);
    }

    private static List<String> texts(List<ScoredDocument> found) {
        return found.stream().map(scored -> scored.document().text()).toList();
    }

    private static EmbeddedDocument with(String text, Map<String, Object> metadata, float... first) {
        return new EmbeddedDocument(Document.of(text, metadata), Arrays.copyOf(first, MODEL.dimension()));
    }

    @Test
    void keepsTheFolderLayoutOfThePythonStore() {
        assertThat(CollectionFolder.folderName("__a.b@@c--d__e_")).isEqualTo("a_b_c--d_e");
        assertThat(CollectionFolder.folderName("../..")).isEqualTo("default_user");
        VectorStores.fromTexts(open(), List.of("x"));
        assertThat(userData.resolve("anna/vector_store_personal_assistant"))
                .isDirectoryContaining("glob:**/vectors.pkl")
                .isDirectoryContaining("glob:**/metadata.json");
    }

    @Test
    void refusesACollectionThatLeavesItsFolder() {
        CollectionId outside = new CollectionId("anna", "x/../../../etc");
        assertThatThrownBy(() -> FileVectorStore.open(userData, outside, MODEL))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("path separator");
    }

    @Test
    void findsAgainAfterReopeningWhatItStored() {
        Map<String, Object> metadata = Map.of("a", 1, "b", Map.of("c", List.of(1.0, true)));
        List<String> ids = open().addTexts(List.of("eins", "zwei"), List.of(metadata, Map.of()));
        assertThat(ids).containsExactly("doc_0_1767323045.678901", "doc_1_1767323045.678901");
        List<ScoredDocument> found = open().similaritySearchWithScore("eins", 1);
        assertThat(found.get(0).score()).isCloseTo(1, within(1e-12));
        assertThat(found.get(0).document()).isEqualTo(new Document(ids.get(0), "eins", metadata));
        assertThat(open().similaritySearch("eins", 100)).hasSize(2);
    }

    @Test
    void givesANewIdAlthoughTheCountRepeatsWithinAMicrosecond() {
        FileVectorStore store = open();
        List<String> first = store.addTexts(List.of("a", "b"));
        store.delete(first.subList(0, 1));
        assertThat(store.addTexts(List.of("c"))).doesNotContainAnyElementsOf(first);
    }

    @Test
    void keepsInsertionOrderAmongEqualScoresAndZeroVectorsAtZero() {
        FileVectorStore store = open();
        store.addEmbedded(IntStream.range(0, 20)
                .mapToObj(i -> with("t" + i, Map.of(), i % 2 == 0 ? 1 : 0, i % 2 == 0 ? 0 : -1))
                .toList());
        assertThat(texts(store.search(SearchRequest.of(new float[] {1, 0, 0, 0, 0, 0, 0, 0}, 12))))
                .containsExactly("t0", "t2", "t4", "t6", "t8", "t10", "t12", "t14", "t16", "t18", "t1", "t3");
    }

    @Test
    void replacesADocumentWithAGivenIdInItsPlace() {
        FileVectorStore store = open();
        float[] vector = MODEL.embedQuery("v");
        store.addEmbedded(List.of(
                new EmbeddedDocument(new Document("a", "old", Map.of()), vector),
                new EmbeddedDocument(new Document("b", "b", Map.of()), vector)));
        store.addEmbedded(List.of(new EmbeddedDocument(new Document("a", "new", Map.of()), vector)));
        assertThat(texts(open().search(SearchRequest.of(vector, 9)))).containsExactly("new", "b");
    }

    @Test
    void filtersWithTheMeaningOfJsonb() {
        FileVectorStore store = open();
        store.addEmbedded(List.of(
                with("int", Map.of("a", 1), 1),
                with("double", Map.of("a", 1.0), 1),
                with("string", Map.of("a", "1"), 1),
                with("list", Map.of("a", List.of(1)), 1),
                with("missing", Map.of(), 1)));
        float[] query = {1, 0, 0, 0, 0, 0, 0, 0};
        assertThat(texts(store.search(new SearchRequest(query, 9, MetadataFilter.equalTo("a", 1)))))
                .containsExactly("int", "double");
        assertThat(texts(store.search(new SearchRequest(query, 9, MetadataFilter.equalTo("a", null)))))
                .isEmpty();
    }

    @Test
    void deletesTheFirstEntryWithAnIdAndNoOther() throws Exception {
        open().addTexts(List.of("a", "b", "c"));
        Path metadata = userData.resolve("anna/vector_store_personal_assistant/metadata.json");
        Files.writeString(metadata, Files.readString(metadata).replaceAll("doc_[01]_[0-9.]+", "twin"));
        FileVectorStore store = open();
        store.delete(List.of("twin", "unknown"));
        assertThat(store.similaritySearch("b", 9)).extracting(Document::text).containsExactlyInAnyOrder("b", "c");
        assertThat(open().getCollectionStats().vectorCount()).isEqualTo(2);
    }

    @Test
    void refusesMetadataThatWouldOverwriteTheFormatsOwnKeys() {
        FileVectorStore store = open();
        assertThatThrownBy(() -> store.addTexts(List.of("a"), List.of(Map.of("timestamp", "x"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("\"timestamp\"");
        assertThat(store.getCollectionStats().status()).isEqualTo("empty");
    }

    @Test
    void keepsItsMetadataWhenACallerChangesTheirs() {
        FileVectorStore store = open();
        List<Object> mutable = new ArrayList<>(List.of("before"));
        store.addTexts(List.of("a"), List.of(Map.of("list", mutable)));
        mutable.set(0, "after");
        assertThat(store.similaritySearch("a").get(0).metadata()).isEqualTo(Map.of("list", List.of("before")));
    }

    @Test
    void finishesASaveThatCrashedAfterItsMarkAndUndoesOneBefore() throws Exception {
        open().addTexts(List.of("old"));
        Path folder = userData.resolve("anna/vector_store_personal_assistant");
        Path other = userData.resolve("other");
        VectorStores.fromTexts(FileVectorStore.open(other, ID, MODEL), List.of("old", "new"));
        Path saved = other.resolve("anna/vector_store_personal_assistant");
        Files.copy(saved.resolve("vectors.pkl"), folder.resolve("vectors.pkl.new"));
        assertThat(open().getCollectionStats().documentCount()).isEqualTo(1);
        assertThat(folder.resolve("vectors.pkl.new")).doesNotExist();
        // marked, and the vectors already renamed: between the two renames
        Files.copy(saved.resolve("metadata.json"), folder.resolve("metadata.json.new"));
        Files.copy(saved.resolve("vectors.pkl"), folder.resolve("vectors.pkl"), StandardCopyOption.REPLACE_EXISTING);
        Files.createFile(folder.resolve("commit"));
        assertThat(open().similaritySearch("new", 1).get(0).text()).isEqualTo("new");
        assertThat(folder.resolve("commit")).doesNotExist();
    }
}
