package dev.touchstone.dataset.imports;

import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.VectorTable;
import dev.touchstone.dataset.format.Hdf5File;
import dev.touchstone.dataset.format.VectorFile;
import dev.touchstone.dataset.format.VectorFiles;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A corpus in a file, with its queries and its metric where the file or a second one has them; open until closed. */
public final class ImportedFile implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final VectorFile corpus;
    private final Optional<VectorFile> queries;
    private final Optional<Metric> metric;
    private final String name;

    /**
     * Opens a file.
     *
     * @param queryFile holds the queries; where it is not given they are those of the file itself, if it has any
     * @throws dev.touchstone.dataset.DatasetException naming the file where it is damaged or of an unknown kind
     */
    public ImportedFile(Path file, Optional<Path> queryFile) {
        this.name = file.getFileName().toString();
        try {
            if (VectorFiles.isHdf5(file)) {
                Hdf5File content = open(file);
                this.corpus = content.corpus();
                this.metric = content.metric();
                this.queries = queryFile.isPresent() ? queryFile.map(this::vectors) : content.queries();
            } else {
                this.corpus = vectors(file);
                this.metric = Optional.empty();
                this.queries = queryFile.map(this::vectors);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Hdf5File open(Path file) {
        VectorFiles.requireFile(file);
        Hdf5File content = Hdf5File.open(file);
        open.push(content);
        return content;
    }

    private VectorFile vectors(Path file) {
        VectorFile vectors = VectorFiles.isHdf5(file) ? open(file).corpus() : VectorFiles.open(file);
        open.push(vectors);
        return vectors;
    }

    /** Returns the corpus. */
    public ImportSource corpus() {
        return new TableSource("file " + name, corpus, "row");
    }

    /** Returns the queries; empty where there are none. */
    public Optional<ImportSource> queries() {
        return queries.map(table -> new TableSource("file " + name, table, "query"));
    }

    /** Returns the vectors of the corpus, unchecked. */
    public VectorTable corpusVectors() {
        return corpus;
    }

    /** Returns the vectors of the queries, unchecked. */
    public Optional<VectorTable> queryVectors() {
        return queries.map(table -> table);
    }

    /** Returns the corpus as the queries of another one. */
    public ImportSource asQueries() {
        return new TableSource("file " + name, corpus, "query");
    }

    /** Returns the metric the file names; empty where it names none. */
    public Optional<Metric> metric() {
        return metric;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot close " + name + ": " + e.getMessage(), e);
            }
        }
    }
}
