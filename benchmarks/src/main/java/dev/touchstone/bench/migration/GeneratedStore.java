package dev.touchstone.bench.migration;

import dev.touchstone.dataset.Progress;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.file.MetadataWriter;
import dev.touchstone.store.file.StoreFolder;
import dev.touchstone.store.pickle.PickleWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A plain file store as the Python application writes it, of random vectors and short texts, written as a stream.
 *
 * @param userData the folder it is below
 * @param id whose it is
 */
record GeneratedStore(Path userData, CollectionId id) {
    private static final int BUFFER = 1 << 20;
    private static final int REPORT_EVERY = 1_000;
    private static final int WORDS = 15;
    private static final String[] VOCABULARY = {
        "river", "stone", "touch", "gold", "copper", "trial", "mark", "streak", "assay", "weigh", "proof", "slate"
    };

    /** Writes both files. */
    void write(MigrateBenchSettings settings, Progress progress) throws IOException {
        StoreFolder folder = StoreFolder.of(userData, id);
        Files.createDirectories(folder.path());
        SplittableRandom random = new SplittableRandom(settings.seed());
        try (OutputStream vectorsOut = new BufferedOutputStream(Files.newOutputStream(folder.vectors()), BUFFER);
                OutputStream metadataOut = new BufferedOutputStream(Files.newOutputStream(folder.metadata()), BUFFER);
                MetadataWriter entries = new MetadataWriter(metadataOut, Optional.empty())) {
            PickleWriter vectors = new PickleWriter(vectorsOut);
            for (int i = 0; i < settings.documents(); i++) {
                vectors.write(vector(settings.dimensions(), random));
                entries.write(entry(i, random));
                if (i % REPORT_EVERY == 0) {
                    progress.advanced("Writing a file store", i, settings.documents());
                }
            }
            vectors.finish();
        }
    }

    private static double[] vector(int dimensions, SplittableRandom random) {
        double[] vector = new double[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = random.nextDouble() - 0.5;
        }
        return vector;
    }

    private static Map<String, Object> entry(int number, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < WORDS; word++) {
            text.append(VOCABULARY[random.nextInt(VOCABULARY.length)]).append(' ');
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", String.format(Locale.ROOT, "doc_%d_%d.25", number, 1_700_000_000 + number));
        entry.put("text", text.toString().strip());
        entry.put("timestamp", String.format(Locale.ROOT, "2024-01-02T03:04:%02d.500000", number % 60));
        entry.put("source", VOCABULARY[number % VOCABULARY.length]);
        entry.put("page", number % 100);
        return entry;
    }
}
