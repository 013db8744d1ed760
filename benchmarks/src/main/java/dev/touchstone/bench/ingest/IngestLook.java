package dev.touchstone.bench.ingest;

import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.dataset.Corpus;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.Spread;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures how fast a table without a vector index takes documents. The cells take turns in this process, round after
 * round, each in an emptied table; a first, shorter round warms up and is not counted.
 */
public final class IngestLook {
    private static final String STEP = "Ingest by batch and pool size";
    private static final CollectionId COLLECTION = CollectionId.ofUser("ingest");

    /** Documents that are stored again and again: enough for a batch on every connection, few enough to be kept. */
    private static final int MOST_DOCUMENTS = 5_000;

    private final ConnectionSettings server;
    private final VectorSpace space;
    private final List<EmbeddedDocument> documents;
    private final Progress progress;

    /**
     * @param space an empty one, dropped at the end
     */
    public IngestLook(ConnectionSettings server, VectorSpace space, Corpus corpus, Progress progress) {
        this.server = server;
        this.space = space;
        this.documents = IntStream.range(0, Math.min(corpus.size(), MOST_DOCUMENTS))
                .mapToObj(row -> new EmbeddedDocument(
                        Document.of(corpus.text(row), Map.copyOf(corpus.attributes(row))), corpus.vector(row)))
                .toList();
        this.progress = progress;
    }

    /**
     * What was measured.
     *
     * @param rows one a cell: the median rate of the rounds, with their range
     * @param seconds of the turns that were counted
     */
    public record Measured(List<Measurement> rows, double seconds) {}

    /** Measures every cell. */
    public Measured measure(IngestEffort effort) {
        try (Pools pools = new Pools()) {
            List<IngestCell> cells = IngestCell.all(documents.size());
            cells.forEach(cell -> pools.store(cell, effort.turn().dividedBy(2)));
            double seconds = 0;
            Map<IngestCell, double[]> rates = new LinkedHashMap<>();
            for (int round = 0; round < effort.rounds(); round++) {
                for (IngestCell cell : cells) {
                    long done = (long) round * cells.size() + cells.indexOf(cell);
                    progress.advanced(STEP, done, (long) effort.rounds() * cells.size());
                    IngestTurn.Stored stored = pools.store(cell, effort.turn());
                    seconds += stored.seconds();
                    rates.computeIfAbsent(cell, key -> new double[effort.rounds()])[round] = stored.rate();
                }
            }
            progress.advanced(STEP, 1, 1);
            List<Measurement> rows = rates.entrySet().stream()
                    .map(cell -> row(cell.getKey(), cell.getValue()))
                    .toList();
            return new Measured(rows, seconds);
        }
    }

    private static Measurement row(IngestCell cell, double[] rates) {
        Arrays.sort(rates);
        int rounds = rates.length;
        double median = (rates[(rounds - 1) / 2] + rates[rounds / 2]) / 2;
        return Measurement.of(Metrics.INGEST_RATE, cell.name(), median, rounds)
                .within(new Spread(rates[0], rates[rounds - 1], "min-max of " + rounds + " rounds"));
    }

    /** A database of each pool size, over the one space. */
    private final class Pools implements AutoCloseable {
        private final Map<Integer, PgVectorDatabase> bySize = new LinkedHashMap<>();

        private PgVectorDatabase of(int size) {
            return bySize.computeIfAbsent(
                    size,
                    connections -> PgVectorDatabase.open(
                            server, space, PoolSettings.defaults().withMaximumSize(connections)));
        }

        /** One turn in an emptied table. */
        IngestTurn.Stored store(IngestCell cell, Duration turn) {
            PgVectorDatabase database = of(cell.poolSize());
            database.truncate();
            PgVectorStore store = database.store(COLLECTION, new VectorsOnly(space.dimension()), new ExactSearch());
            return new IngestTurn(store, documents, cell).run(turn);
        }

        @Override
        public void close() {
            bySize.values().stream().findFirst().ifPresent(PgVectorDatabase::dropSchema);
            bySize.values().forEach(PgVectorDatabase::close);
        }
    }
}
