package dev.touchstone.dataset.cache;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.VectorTable;
import dev.touchstone.dataset.cache.Manifest.FileEntry;
import dev.touchstone.dataset.cache.Manifest.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A dataset on its way into the cache: texts, then vectors, then ground truth, then the final name. Whoever uses it
 * holds the lock.
 *
 * <p>Every method throws {@link dev.touchstone.dataset.DatasetException} naming the folder where it cannot be written.
 */
public final class PartialFolder {
    private static final String INPUT_KEY = "input.sha256";

    private final CacheFolders folders;
    private final DatasetInfo info;
    private final String model;
    private final Path folder;

    /** Names the places, the dataset, and the model its vectors come from. */
    public PartialFolder(CacheFolders folders, DatasetInfo info, String model) {
        this.folders = folders;
        this.info = info;
        this.model = model;
        this.folder = folders.partial();
    }

    /** Writes the texts; vectors left by an interrupted preparation stay only where they belong to these very texts. */
    public void writeTexts(List<CorpusDocument> documents, List<String> queries) {
        run(() -> {
            Files.createDirectories(folder);
            JsonFiles.writeLines(DatasetFile.DOCUMENTS.in(folder), documents);
            List<QueryText> lines = queries.stream().map(QueryText::new).toList();
            JsonFiles.writeLines(DatasetFile.QUERY_TEXTS.in(folder), lines);
            keepVectorsOnlyOf(inputKey());
        });
    }

    private String inputKey() throws IOException {
        return Checksums.ofText(String.join(
                " ",
                model,
                Checksums.ofFile(DatasetFile.DOCUMENTS.in(folder)),
                Checksums.ofFile(DatasetFile.QUERY_TEXTS.in(folder))));
    }

    private void keepVectorsOnlyOf(String input) throws IOException {
        Path key = folder.resolve(INPUT_KEY);
        if (Files.exists(key) && Files.readString(key).equals(input)) {
            return;
        }
        for (DatasetFile vectors : List.of(DatasetFile.CORPUS, DatasetFile.QUERY_VECTORS)) {
            Files.deleteIfExists(vectors.in(folder));
            Files.deleteIfExists(ResumableVectorFile.checksumsOf(vectors.in(folder)));
        }
        DurableFiles.write(key, StandardCharsets.UTF_8.encode(input));
    }

    /** Completes the corpus vectors, asking only for those that are not there. */
    public VectorTable completeCorpus(ChunkSource source) {
        return complete(DatasetFile.CORPUS, info.documents(), source);
    }

    /** Completes the query vectors, asking only for those that are not there. */
    public VectorTable completeQueries(ChunkSource source) {
        return complete(DatasetFile.QUERY_VECTORS, info.queries(), source);
    }

    private VectorTable complete(DatasetFile file, int rows, ChunkSource source) {
        Path path = file.in(folder);
        run(() -> {
            try (ResumableVectorFile vectors = new ResumableVectorFile(path, rows, info.dimension())) {
                while (vectors.nextChunkRows() > 0) {
                    vectors.append(source.vectors(vectors.completeRows(), vectors.nextChunkRows()));
                }
            }
        });
        try {
            return new MappedVectors(path, rows, info.dimension());
        } catch (IOException e) {
            throw CacheFailures.cannotWrite(folder, e);
        }
    }

    /** Writes the ground truth and the manifest, and gives the folder its final name. */
    public void publish(GroundTruth truth) {
        Shape shape = Shape.of(info, truth.k());
        run(() -> {
            TruthFiles.write(folder, truth, shape);
            List<FileEntry> files = new ArrayList<>();
            for (DatasetFile file : DatasetFile.values()) {
                Path path = file.in(folder);
                files.add(new FileEntry(file.fileName(), Files.size(path), Checksums.ofFile(path)));
            }
            Manifest manifest = new Manifest(info.name(), shape, model, Manifest.fingerprintOf(files), files);
            JsonFiles.write(folder.resolve(DatasetFile.MANIFEST), manifest);
            deleteAids();
            DurableFiles.publish(folder, folders.ready());
        });
    }

    private void deleteAids() throws IOException {
        Files.delete(folder.resolve(INPUT_KEY));
        Files.delete(ResumableVectorFile.checksumsOf(DatasetFile.CORPUS.in(folder)));
        Files.delete(ResumableVectorFile.checksumsOf(DatasetFile.QUERY_VECTORS.in(folder)));
    }

    private void run(FileWork work) {
        try {
            work.run();
        } catch (IOException e) {
            throw CacheFailures.cannotWrite(folder, e);
        }
    }

    /** Something done to files. */
    @FunctionalInterface
    private interface FileWork {
        void run() throws IOException;
    }
}
