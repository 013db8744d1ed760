package dev.touchstone.bench.store;

import dev.touchstone.dataset.Progress;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.store.EmbeddedDocument;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Ingest through the store and through the floor in turns: which goes first changes from round to round, and a first
 * round of each kind warms up and does not count.
 */
final class IngestRounds {
    private static final int INDEXED_ROWS = 500;

    private final Ways ways;
    private final int rounds;
    private final Progress progress;

    IngestRounds(Ways ways, int rounds, Progress progress) {
        this.ways = ways;
        this.rounds = rounds;
        this.progress = progress;
    }

    /** One way of adding documents. */
    @FunctionalInterface
    interface Way {
        void add(List<EmbeddedDocument> documents) throws SQLException;
    }

    /** The two that are compared. */
    record Ways(Way floor, Way store) {}

    /** One way of adding documents, the documents it is to add, and what comes first and is not timed. */
    private record Turn(Way way, List<EmbeddedDocument> documents, Runnable before) {
        double perSecond() throws SQLException {
            before.run();
            return Rates.perSecond(documents.size(), () -> way.add(documents));
        }
    }

    /** Compares rates into a table that is emptied each time; the same documents go either way. */
    Measurement intoEmpty(List<EmbeddedDocument> documents, Runnable truncate) throws SQLException {
        Ratio ratio = new Ratio();
        for (int round = -1; round < rounds; round++) {
            progress.advanced("Ingest against bare COPY", round + 1L, rounds);
            round(ratio, round, new Turn(ways.floor, documents, truncate), new Turn(ways.store, documents, truncate));
        }
        return ratio.measurement(Metrics.STORE_INGEST, Map.of());
    }

    /** Returns how many documents {@link #intoIndexed} adds. */
    int rowsIntoIndexed() {
        return 2 * INDEXED_ROWS * (rounds + 1);
    }

    /** Compares rates into a table that is indexed and keeps what it has; no vector is added twice. */
    Measurement intoIndexed(List<EmbeddedDocument> fresh) throws SQLException {
        Ratio ratio = new Ratio();
        for (int round = -1; round < rounds; round++) {
            progress.advanced("Ingest with an HNSW index", round + 1L, rounds);
            int first = 2 * INDEXED_ROWS * (round + 1);
            int second = first + INDEXED_ROWS;
            round(
                    ratio,
                    round,
                    new Turn(ways.floor, fresh.subList(first, second), () -> {}),
                    new Turn(ways.store, fresh.subList(second, second + INDEXED_ROWS), () -> {}));
        }
        return ratio.measurement(Metrics.STORE_INGEST_INDEXED, Map.of());
    }

    private static void round(Ratio ratio, int round, Turn floor, Turn store) throws SQLException {
        boolean storeFirst = round % 2 == 0;
        double early = storeFirst ? store.perSecond() : floor.perSecond();
        double late = storeFirst ? floor.perSecond() : store.perSecond();
        if (round >= 0) {
            ratio.add(storeFirst ? early : late, storeFirst ? late : early);
        }
    }
}
