package dev.touchstone.dataset.cache;

import dev.touchstone.dataset.Corpus;
import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetInfo;
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
        List<CorpusDocument> documents = JsonFiles.readLines(DatasetFile.DOCUMENTS.in(folder), CorpusDocument.class);
        List<QueryText> queries = JsonFiles.readLines(DatasetFile.QUERY_TEXTS.in(folder), QueryText.class);
        VectorTable corpus = new MappedVectors(DatasetFile.CORPUS.in(folder), shape.documents(), shape.dimension());
        VectorTable asked = new MappedVectors(DatasetFile.QUERY_VECTORS.in(folder), shape.queries(), shape.dimension());
        return new Dataset(
                info,
                manifest.fingerprint(),
                new Corpus(documents, corpus),
                new QuerySet(queries.stream().map(QueryText::text).toList(), asked),
                TruthFiles.read(folder, shape));
    }
}
