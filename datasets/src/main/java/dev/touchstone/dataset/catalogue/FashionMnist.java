package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Query;
import dev.touchstone.dataset.packages.PackageFiles;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017): 70,000 pictures of ten kinds of clothes in IDX files. */
final class FashionMnist {
    private static final int IMAGES_MAGIC = 2051;
    private static final int LABELS_MAGIC = 2049;
    private static final List<String> LABELS = List.of(
            "t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot");

    private final Map<String, byte[]> files = new HashMap<>();

    private FashionMnist() {}

    static Ingredients read(Path archive) {
        FashionMnist sets = new FashionMnist();
        PackageFiles.read(
                archive,
                Map.of(
                        "train-images-idx3-ubyte.gz", in -> sets.images("train", in),
                        "train-labels-idx1-ubyte.gz", in -> sets.labels("train", in),
                        "t10k-images-idx3-ubyte.gz", in -> sets.images("test", in),
                        "t10k-labels-idx1-ubyte.gz", in -> sets.labels("test", in)));
        return sets.ingredients();
    }

    private void images(String set, InputStream in) throws IOException {
        DataInputStream data = open(in, IMAGES_MAGIC);
        int count = data.readInt();
        int size = data.readInt() * data.readInt();
        files.put(set + "-images", data.readNBytes(Math.multiplyExact(count, size)));
    }

    private void labels(String set, InputStream in) throws IOException {
        DataInputStream data = open(in, LABELS_MAGIC);
        files.put(set + "-labels", data.readNBytes(data.readInt()));
    }

    private static DataInputStream open(InputStream in, int magic) throws IOException {
        DataInputStream data = new DataInputStream(new GZIPInputStream(in));
        int found = data.readInt();
        if (found != magic) {
            throw new IOException("an IDX file begins with " + found + " instead of " + magic);
        }
        return data;
    }

    private Ingredients ingredients() {
        byte[] train = files.get("train-images");
        byte[] test = files.get("test-images");
        byte[] kinds = files.get("train-labels");
        byte[] asked = files.get("test-labels");
        int dimension = train.length / kinds.length;
        if (dimension * kinds.length != train.length || dimension * asked.length != test.length) {
            throw new DatasetException("Fashion-MNIST has more pictures than labels, or fewer");
        }
        return new InMemory(
                "fashion-mnist",
                IntStream.range(0, kinds.length)
                        .mapToObj(i -> new CorpusDocument(
                                "train-" + i,
                                "training picture " + i + ": " + LABELS.get(kinds[i]),
                                Map.of("label", LABELS.get(kinds[i]))))
                        .toList(),
                row -> vector(train, row, dimension),
                IntStream.range(0, asked.length)
                        .mapToObj(i -> new Query(
                                "test picture " + i + ": " + LABELS.get(asked[i]),
                                Map.of("label", LABELS.get(asked[i]))))
                        .toList(),
                row -> vector(test, row, dimension));
    }

    private static float[] vector(byte[] images, int row, int dimension) {
        float[] vector = new float[dimension];
        for (int d = 0; d < dimension; d++) {
            vector[d] = Byte.toUnsignedInt(images[row * dimension + d]);
        }
        return vector;
    }
}
