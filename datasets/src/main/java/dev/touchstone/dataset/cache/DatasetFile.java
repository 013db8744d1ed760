package dev.touchstone.dataset.cache;

import java.nio.file.Path;
import java.util.Arrays;

/** The files of a prepared dataset beside its manifest; numbers are little-endian, texts are JSON lines in UTF-8. */
enum DatasetFile {
    /** One document a line: id, text, attributes. */
    DOCUMENTS("documents.jsonl", true),
    /** Corpus vectors, row after row, 32-bit floats. */
    CORPUS("corpus.f32", true),
    /** One query a line: text. */
    QUERY_TEXTS("queries.jsonl", true),
    /** Query vectors, row after row, 32-bit floats. */
    QUERY_VECTORS("queries.f32", true),
    /** Rows of the exact neighbours, query after query, 32-bit integers. */
    NEIGHBOURS("neighbours.i32", false),
    /** Their distances, 64-bit floats. */
    DISTANCES("distances.f64", false);

    static final String MANIFEST = "manifest.json";

    private final String fileName;
    private final boolean content;

    DatasetFile(String fileName, boolean content) {
        this.fileName = fileName;
        this.content = content;
    }

    String fileName() {
        return fileName;
    }

    Path in(Path folder) {
        return folder.resolve(fileName);
    }

    /** Returns whether a file is content, as opposed to something computed from it. */
    static boolean isContent(String fileName) {
        return Arrays.stream(values()).anyMatch(file -> file.content && file.fileName.equals(fileName));
    }
}
