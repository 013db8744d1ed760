package dev.touchstone.dataset.cache;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Query;
import dev.touchstone.dataset.VectorTable;
import dev.touchstone.dataset.cache.Manifest.About;
import dev.touchstone.dataset.cache.Manifest.FileEntry;
import dev.touchstone.dataset.cache.Manifest.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A dataset on its way into the cache: texts, then vectors, then ground truth, then the final name. Whoever uses it
 * holds the lock.
 *
 * <p>Every method throws {@link DatasetException} naming the folder where it cannot be written.
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

    /**
     * Writes documents and queries as they come; vectors left by an interrupted preparation stay only where they belong
     * to these very texts.
     *
     * @throws dev.touchstone.dataset.DatasetException where there are more or fewer than the dataset is to have
     */
    public void writeTexts(Iterator<CorpusDocument> documents, Iterator<Query> queries) {
        run(() -> {
            Files.createDirectories(folder);
            writeCounted("documents", DatasetFile.DOCUMENTS, documents, info.documents());
            writeCounted("queries", DatasetFile.QUERY_TEXTS, queries, info.queries());
            keepVectorsOnlyOf(inputKey());
        });
    }

    private void writeCounted(String what, DatasetFile file, Iterator<?> values, int promised) throws IOException {
        Counted<?> counted = new Counted<>(values);
        JsonFiles.writeLines(file.in(folder), counted);
        if (counted.count != promised) {
            throw new DatasetException("dataset '" + info.name() + "' has " + counted.count + " " + what
                    + "; its catalogue entry says " + promised + ": correct the entry");
        }
    }

    /** Counts what passes. */
    private static final class Counted<T> implements Iterator<T> {
        private final Iterator<T> values;
        private int count;

        Counted(Iterator<T> values) {
            this.values = values;
        }

        @Override
        public boolean hasNext() {
            return values.hasNext();
        }

        @Override
        public T next() {
            count++;
            return values.next();
        }
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
            Manifest manifest =
                    new Manifest(info.name(), shape, model, Manifest.fingerprintOf(files), About.of(info), files);
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

    /** Removes what was prepared so far. */
    public void discard() {
        discard(folder);
    }

    /** Removes a partial folder; nothing where there is none. */
    public static void discard(Path partial) {
        if (Files.notExists(partial)) {
            return;
        }
        try (Stream<Path> files = Files.list(partial)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            throw CacheFailures.cannotWrite(partial, e);
        }
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
