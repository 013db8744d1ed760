package dev.touchstone.bench.store;

import dev.touchstone.report.run.IngestMetrics;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.postgres.IngestMethod;
import dev.touchstone.store.postgres.IngestSettings;
import dev.touchstone.store.postgres.PgVectorStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sends calls of a few documents by COPY and by one multi-row INSERT in turn, to see from which size on COPY is faster.
 *
 * @param store whose collection they are added to
 * @param documents taken from the front, without ids
 * @param rounds turns of each size
 */
record CallSizes(PgVectorStore store, List<EmbeddedDocument> documents, int rounds) {
    private static final List<Integer> SIZES = List.of(1, 2, 4, 8, 16, 32, 64);
    private static final int MOST_ROWS = 10_000;
    private static final int DOCUMENTS_A_TURN = 512;
    private static final int CALLS_A_TURN = 64;

    /** Returns the ratio of the two rates for each size; the first turn warms up and is not counted. */
    List<Measurement> measure() throws SQLException {
        List<Measurement> figures = new ArrayList<>();
        for (int size : SIZES) {
            Ratio ratio = new Ratio();
            for (int round = -1; round < rounds; round++) {
                turn(size, round < 0 ? new Ratio() : ratio);
            }
            figures.add(ratio.measurement(
                    IngestMetrics.COPY_OVER_MULTI_ROW, Map.of("batch_rows", Integer.toString(size))));
        }
        return figures;
    }

    private void turn(int size, Ratio ratio) throws SQLException {
        List<EmbeddedDocument> call = documents.subList(0, size);
        PgVectorStore copying = store.withIngest(new IngestSettings(IngestMethod.COPY, MOST_ROWS));
        PgVectorStore inserting = store.withIngest(new IngestSettings(IngestMethod.MULTI_ROW, MOST_ROWS));
        long copied = 0;
        long inserted = 0;
        for (int i = 0; i < Math.min(CALLS_A_TURN, DOCUMENTS_A_TURN / size); i++) {
            copied += Rates.nanos(() -> copying.addEmbedded(call));
            inserted += Rates.nanos(() -> inserting.addEmbedded(call));
        }
        ratio.add(inserted, copied);
    }
}
