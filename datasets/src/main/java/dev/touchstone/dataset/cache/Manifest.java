package dev.touchstone.dataset.cache;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Metric;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a prepared dataset consists of.
 *
 * @param name the dataset
 * @param shape its sizes
 * @param model what made its vectors
 * @param fingerprint SHA-256 over the entries of the content files, in the order of {@link DatasetFile}
 * @param about what a list says of it; absent in folders written before it was recorded
 * @param files every other file in the folder
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Manifest(String name, Shape shape, String model, String fingerprint, About about, List<FileEntry> files) {
    /**
     * What a list says of a dataset.
     *
     * @param description one sentence
     * @param source where texts and vectors come from
     * @param licence under which they may be used
     */
    record About(String description, String source, String licence) {
        static About of(DatasetInfo info) {
            return new About(info.description(), info.source(), info.licence());
        }
    }

    /**
     * The sizes without which the raw files cannot be read.
     *
     * @param documents corpus rows
     * @param queries query rows
     * @param dimension components of each vector
     * @param metric how the ground truth measures
     * @param truthK neighbours looked for per query
     */
    record Shape(int documents, int queries, int dimension, String metric, int truthK) {
        static Shape of(DatasetInfo info, int truthK) {
            return new Shape(
                    info.documents(),
                    info.queries(),
                    info.dimension(),
                    info.metric().label(),
                    truthK);
        }

        /** Returns how many neighbours the files hold per query. */
        int neighboursPerQuery() {
            return Math.min(truthK, documents);
        }
    }

    /**
     * One file.
     *
     * @param name its name in the folder
     * @param bytes its size
     * @param sha256 of its bytes
     */
    record FileEntry(String name, long bytes, String sha256) {}

    Manifest {
        files = List.copyOf(files);
    }

    /** Returns what a catalogue would say of the dataset. */
    DatasetInfo info() {
        About told = about == null ? new About("", "", "") : about;
        Metric metric = Metric.valueOf(shape.metric().toUpperCase(Locale.ROOT));
        return new DatasetInfo(
                name,
                told.description(),
                told.source(),
                told.licence(),
                shape.documents(),
                shape.queries(),
                shape.dimension(),
                metric);
    }

    /** Returns the fingerprint that belongs to these files: equal where vectors and texts are equal. */
    static String fingerprintOf(List<FileEntry> files) {
        return Checksums.ofText(files.stream()
                .filter(file -> DatasetFile.isContent(file.name()))
                .map(file -> file.name() + " " + file.bytes() + " " + file.sha256() + "\n")
                .collect(Collectors.joining()));
    }
}
