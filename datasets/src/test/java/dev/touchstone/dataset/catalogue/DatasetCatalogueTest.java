package dev.touchstone.dataset.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.embedding.MiniLmEmbedder;
import dev.touchstone.dataset.wordnet.Synset;
import dev.touchstone.dataset.wordnet.WordNet;
import dev.touchstone.dataset.wordnet.WordNetSample;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCatalogueTest {
    private static final String NAME = "wordnet-tiny-384-cosine";
    private static final int DOCUMENTS = 40;
    private static final int QUERIES = 5;

    private static MiniLmEmbedder model;
    private static DatasetTexts texts;

    @TempDir
    private Path cache;

    private final WatchedEmbedder embedder = new WatchedEmbedder(model);
    private final DatasetCatalogue catalogue = catalogue(texts);

    @BeforeAll
    static void open() {
        model = MiniLmEmbedder.open();
        texts = choose(1);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void preparesOnceAndReadsBackWhatWasMade() {
        assertThat(catalogue.isPrepared(NAME, cache)).isFalse();
        Dataset made = prepare();
        embedder.forget();
        Dataset read = prepare();
        assertThat(catalogue.isPrepared(NAME, cache)).isTrue();
        assertThat(embedder.asked()).isEmpty();
        assertThat(read.fingerprint()).isEqualTo(made.fingerprint());
        assertThat(read.corpus().size()).isEqualTo(DOCUMENTS);
        assertThat(read.corpus().text(7)).isEqualTo(texts.documents().get(7).text());
        assertThat(read.corpus().attributes(7))
                .isEqualTo(texts.documents().get(7).attributes());
        assertThat(read.corpus().vector(7))
                .isEqualTo(model.embed(texts.documents().get(7).text()));
        assertThat(read.queries().text(2)).isEqualTo(texts.queries().get(2));
        assertThat(read.queries().vector(2))
                .isEqualTo(model.embed(texts.queries().get(2)));
        assertThat(read.truth().k()).isEqualTo(100);
        assertThat(read.truth().neighbours(0)).hasSize(DOCUMENTS);
    }

    @Test
    void leavesNothingButTheFinishedFolderAndItsLock() throws IOException {
        prepare();
        try (Stream<Path> entries = Files.list(cache)) {
            assertThat(entries.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(NAME + "-1", NAME + "-1.lock");
        }
        try (Stream<Path> entries = Files.list(folder())) {
            assertThat(entries).hasSize(7);
        }
    }

    @Test
    void givesEqualContentEqualFingerprintsAndOtherContentOthers(@TempDir Path elsewhere) {
        String fingerprint = prepare().fingerprint();
        assertThat(catalogue.prepare(NAME, elsewhere, Progress.NONE).fingerprint())
                .isEqualTo(fingerprint);
        Dataset other = catalogue(choose(2)).prepare(NAME, elsewhere.resolve("other"), Progress.NONE);
        assertThat(other.fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void goesOnAfterAnInterruptionWithoutEmbeddingAgain() {
        embedder.failAt(texts.queries().get(0));
        assertThatThrownBy(this::prepare).hasMessage("pulled the plug");
        assertThat(catalogue.isPrepared(NAME, cache)).isFalse();
        embedder.forget();
        embedder.failAt("");
        prepare();
        assertThat(embedder.asked()).isEqualTo(texts.queries());
    }

    @Test
    void doesNotMixVectorsOfOtherTextsIntoAResumedPreparation() {
        embedder.failAt(texts.queries().get(0));
        assertThatThrownBy(this::prepare).hasMessage("pulled the plug");
        embedder.forget();
        DatasetTexts changed = choose(2);
        Dataset dataset = catalogue(changed).prepare(NAME, cache, Progress.NONE);
        assertThat(embedder.asked()).hasSize(DOCUMENTS + QUERIES);
        assertThat(dataset.corpus().vector(0))
                .isEqualTo(model.embed(changed.documents().get(0).text()));
    }

    @Test
    void refusesEveryKindOfDamageByName() throws IOException {
        prepare();
        for (String file : List.of("corpus.f32", "queries.f32", "documents.jsonl", "queries.jsonl", "distances.f64")) {
            byte[] intact = Files.readAllBytes(folder().resolve(file));
            flipByte(folder().resolve(file));
            assertRefused("checksum of " + file);
            truncate(folder().resolve(file));
            assertRefused(file + " has ");
            Files.delete(folder().resolve(file));
            assertRefused(file + " is missing");
            Files.write(folder().resolve(file), intact);
        }
        assertThat(prepare().corpus().size()).isEqualTo(DOCUMENTS);
    }

    @Test
    void refusesADamagedManifest() throws IOException {
        prepare();
        Path manifest = folder().resolve("manifest.json");
        String intact = Files.readString(manifest);
        Files.writeString(manifest, intact.substring(0, 80));
        assertRefused("");
        Files.writeString(manifest, intact.replace("\"dimension\" : 384", "\"dimension\" : 192"));
        assertRefused("instead of");
        Files.writeString(manifest, intact.replaceFirst("\"fingerprint\" : \"....", "\"fingerprint\" : \"0000"));
        assertRefused("fingerprint");
        Files.delete(manifest);
        assertRefused("manifest.json");
    }

    @Test
    void letsOnlyOneOfTwoThreadsPrepare() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Dataset> work = this::prepare;
            for (Future<Dataset> future : pool.invokeAll(List.of(work, work))) {
                assertThat(future.get().corpus().size()).isEqualTo(DOCUMENTS);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(embedder.asked()).hasSize(DOCUMENTS + QUERIES);
    }

    @Test
    void namesTheClosestDatasetsForAnUnknownOne() {
        assertThatThrownBy(() -> DatasetCatalogue.standard().find("wordnet-10k-minilm-384-cosine"))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("there is no dataset 'wordnet-10k-minilm-384-cosine'; did you mean "
                        + "wordnet10k-minilm-384-cosine or");
    }

    @Test
    void namesTheCacheFolderThatCannotBeWritten() throws IOException {
        Path occupied = Files.writeString(cache.resolve("occupied"), "a file");
        assertThatThrownBy(() -> catalogue.prepare(NAME, occupied, Progress.NONE))
                .isInstanceOf(DatasetException.class)
                .hasMessageContainingAll("cannot write dataset files in", "occupied", "choose another cache folder")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesAnEntryThatPromisesOtherNumbersThanItHas() {
        DatasetTexts short1 = new DatasetTexts(texts.documents().subList(0, 3), texts.queries());
        assertThatThrownBy(() -> catalogue(short1).prepare(NAME, cache, Progress.NONE))
                .hasMessageContaining("has 3 documents; its catalogue entry says 40");
    }

    @Test
    void refusesTwoDatasetsOfOneName() {
        assertThatThrownBy(() -> new DatasetCatalogue(List.of(recipe(texts), recipe(texts))))
                .hasMessageContaining("two datasets are named");
    }

    @Test
    void listsTheStandardDatasets() {
        assertThat(DatasetCatalogue.standard().list())
                .extracting(DatasetInfo::name)
                .startsWith("wordnet1k-minilm-384-cosine", "wordnet10k-minilm-384-cosine", "wordnet-minilm-384-cosine")
                .contains("fashion-mnist-784-l2", "glove-wink-100-cosine", "clustered1m-768-cosine");
    }

    @Test
    void namesEveryDatasetAfterItsDimensionAndMetric() {
        assertThat(DatasetCatalogue.standard().list())
                .allSatisfy(info -> assertThat(info.name())
                        .endsWith("-" + info.dimension() + "-"
                                + info.metric().label().replace('_', '-')));
    }

    private Dataset prepare() {
        return catalogue.prepare(NAME, cache, Progress.NONE);
    }

    private Path folder() {
        return cache.resolve(NAME + "-1");
    }

    private void assertRefused(String what) {
        assertThatThrownBy(this::prepare)
                .isInstanceOf(DatasetException.class)
                .hasMessageContainingAll("is damaged", what, "delete that folder and prepare again")
                .hasMessageNotContaining("\n");
    }

    private DatasetCatalogue catalogue(DatasetTexts of) {
        return new DatasetCatalogue(List.of(recipe(of)));
    }

    private TextRecipe recipe(DatasetTexts of) {
        DatasetInfo info = new DatasetInfo(
                NAME, "a few definitions", "WordNet 3.1", "WordNet licence", DOCUMENTS, QUERIES, 384, Metric.COSINE);
        return new TextRecipe(info, () -> of, () -> embedder);
    }

    private static DatasetTexts choose(long seed) {
        WordNetSample sample = new WordNetSample(seed, DOCUMENTS, QUERIES);
        List<Synset> chosen = sample.chooseSynsets(WordNet.synsets());
        return new DatasetTexts(chosen.stream().map(WordNetSample::document).toList(), sample.chooseQueries(chosen));
    }

    private static void flipByte(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(20);
            int old = bytes.read();
            bytes.seek(20);
            bytes.write(old ^ 1);
        }
    }

    private static void truncate(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() - 1);
        }
    }
}
