package dev.touchstone.dataset.cache;

import dev.touchstone.dataset.Corpus;
import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Query;
import dev.touchstone.dataset.QuerySet;
import dev.touchstone.dataset.VectorTable;
import dev.touchstone.dataset.cache.Manifest.FileEntry;
import dev.touchstone.dataset.cache.Manifest.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Opens a prepared dataset, trusting no byte whose checksum does not match. */
public final class PreparedFolder {
    private static final int MOST_IN_MEMORY = 200_000;

    private final Path folder;
    private final DatasetInfo info;

    /** Names a folder and the dataset it should hold. */
    public PreparedFolder(Path folder, DatasetInfo info) {
        this.folder = folder;
        this.info = info;
    }

    /**
     * Returns the dataset, its vectors mapped and its texts in memory, after checking every file.
     *
     * @throws dev.touchstone.dataset.DatasetException naming the folder, the file and the remedy where anything differs
     */
    public Dataset open() {
        try {
            Manifest manifest = JsonFiles.read(folder.resolve(DatasetFile.MANIFEST), Manifest.class);
            requireSameDataset(manifest);
            for (FileEntry file : manifest.files()) {
                requireIntact(file);
            }
            return read(manifest);
        } catch (IOException e) {
            throw CacheFailures.damaged(folder, e);
        }
    }

    private void requireSameDataset(Manifest manifest) {
        List<String> names = manifest.files().stream().map(FileEntry::name).toList();
        if (!names.equals(
                Arrays.stream(DatasetFile.values()).map(DatasetFile::fileName).toList())) {
            throw CacheFailures.damaged(folder, "its manifest lists " + names);
        }
        if (!manifest.fingerprint().equals(Manifest.fingerprintOf(manifest.files()))) {
            throw CacheFailures.damaged(folder, "its fingerprint does not belong to its files");
        }
        Shape expected = Shape.of(info, manifest.shape().truthK());
        if (!manifest.name().equals(info.name()) || !manifest.shape().equals(expected)) {
            throw CacheFailures.damaged(
                    folder, "it holds " + manifest.name() + " " + manifest.shape() + " instead of " + expected);
        }
    }

    private void requireIntact(FileEntry file) throws IOException {
        Path path = folder.resolve(file.name());
        if (Files.notExists(path)) {
            throw CacheFailures.damaged(folder, file.name() + " is missing");
        }
        if (Files.size(path) != file.bytes()) {
            throw CacheFailures.damaged(
                    folder, file.name() + " has " + Files.size(path) + " bytes instead of " + file.bytes());
        }
        if (!Checksums.ofFile(path).equals(file.sha256())) {
            throw CacheFailures.damaged(folder, "the checksum of " + file.name() + " does not match");
        }
    }

    private Dataset read(Manifest manifest) throws IOException {
        Shape shape = manifest.shape();
        List<Query> queries = JsonFiles.readLines(DatasetFile.QUERY_TEXTS.in(folder), Query.class);
        VectorTable corpus = new MappedVectors(DatasetFile.CORPUS.in(folder), shape.documents(), shape.dimension());
        VectorTable asked = new MappedVectors(DatasetFile.QUERY_VECTORS.in(folder), shape.queries(), shape.dimension());
        return new Dataset(
                info,
                manifest.fingerprint(),
                corpus(shape, corpus),
                QuerySet.of(queries, asked),
                TruthFiles.read(folder, shape));
    }

    private Corpus corpus(Shape shape, VectorTable vectors) throws IOException {
        Path file = DatasetFile.DOCUMENTS.in(folder);
        return shape.documents() <= MOST_IN_MEMORY
                ? new Corpus(JsonFiles.readLines(file, CorpusDocument.class), vectors)
                : new Corpus(new FileDocuments(file, shape.documents()), vectors);
    }

    /**
     * Returns what the manifest of a folder says of its dataset, trusting nothing else.
     *
     * @throws dev.touchstone.dataset.DatasetException where it cannot be read
     */
    public static DatasetInfo describe(Path folder) {
        return manifest(folder).info();
    }

    /**
     * Returns the fingerprint in the manifest of a folder.
     *
     * @throws dev.touchstone.dataset.DatasetException where it cannot be read
     */
    public static String fingerprint(Path folder) {
        return manifest(folder).fingerprint();
    }

    private static Manifest manifest(Path folder) {
        try {
            return JsonFiles.read(folder.resolve(DatasetFile.MANIFEST), Manifest.class);
        } catch (IOException e) {
            throw CacheFailures.damaged(folder, e);
        }
    }
}
