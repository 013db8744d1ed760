package dev.touchstone.dataset.format;

import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Metric;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * An HDF5 file as ann-benchmarks (github.com/erikbern/ann-benchmarks) lays it out: the corpus is {@code train}, the
 * queries are {@code test}, the attribute {@code distance} names the metric.
 */
public final class Hdf5File implements AutoCloseable {
    private final Path file;
    private final HdfFile content;

    private Hdf5File(Path file, HdfFile content) {
        this.file = file;
        this.content = content;
    }

    /**
     * Opens a file.
     *
     * @throws DatasetException naming the file where it is damaged or no HDF5 file
     */
    public static Hdf5File open(Path file) {
        Hdf5Superblock.requireWhole(file);
        try {
            return new Hdf5File(file, new HdfFile(file));
        } catch (RuntimeException e) {
            throw damaged(file, "it", e);
        }
    }

    static DatasetException damaged(Path file, String what, RuntimeException e) {
        return new DatasetException(
                file + " is damaged or no HDF5 file: " + what + " cannot be read ("
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + "); fetch it again",
                e);
    }

    /**
     * Returns the corpus.
     *
     * @throws DatasetException where there is none
     */
    public VectorFile corpus() {
        return vectors("train")
                .orElseThrow(
                        () -> new DatasetException(file + " has no 'train', as the HDF5 files of ann-benchmarks have"));
    }

    /** Returns the queries; empty where the file has none. */
    public Optional<VectorFile> queries() {
        return vectors("test");
    }

    private Optional<VectorFile> vectors(String name) {
        try {
            Node node = content.getChildren().get(name);
            return node instanceof Dataset dataset ? Optional.of(new Hdf5Vectors(file, dataset)) : Optional.empty();
        } catch (DatasetException e) {
            throw e;
        } catch (RuntimeException e) {
            throw damaged(file, "'" + name + "'", e);
        }
    }

    /**
     * Returns the metric the file names; empty where it names none.
     *
     * @throws DatasetException where it is one that vectors are not searched by
     */
    public Optional<Metric> metric() {
        Attribute attribute = content.getAttributes().get("distance");
        if (attribute == null) {
            return Optional.empty();
        }
        String distance = String.valueOf(attribute.getData()).toLowerCase(Locale.ROOT);
        return Optional.of(
                switch (distance) {
                    case "angular", "cosine" -> Metric.COSINE;
                    case "euclidean", "l2" -> Metric.L2;
                    case "dot", "ip", "inner_product", "innerproduct" -> Metric.INNER_PRODUCT;
                    default ->
                        throw new DatasetException(file + " is measured by '" + distance
                                + "'; Touchstone knows angular, euclidean and dot");
                });
    }

    @Override
    public void close() {
        content.close();
    }
}
