package dev.touchstone.bench.gate;

import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.conformance.PostgresStoreUnderTest;
import dev.touchstone.conformance.PostgresStoreUnderTest.Setup;
import dev.touchstone.conformance.contract.LetterModel;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.run.ConformanceListener;
import dev.touchstone.conformance.run.ConformanceRun;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.conformance.ConformanceReport;
import dev.touchstone.report.conformance.RuleDescription;
import dev.touchstone.report.conformance.RuleResult;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.util.List;

/** The conformance rules, put to the index under test in a schema of their own among the gate's documents. */
record GateConformance(PostgresServer server, Setup setup, Progress progress) {
    private static final int OTHERS = 2000;

    ConformanceReport run(List<EmbeddedDocument> documents) {
        int dimension = documents.get(0).vector().length;
        List<EmbeddedDocument> others = documents.subList(0, Math.min(OTHERS, documents.size()));
        PgVectorDatabase database = PgVectorDatabase.open(
                server.connection(), new VectorSpace(server.newSchema(), dimension), PoolSettings.defaults());
        try (PostgresStoreUnderTest subject =
                new PostgresStoreUnderTest(database, new LetterModel(dimension), setup, others)) {
            return ConformanceRun.of(subject).run(new Counting(progress));
        } catch (IllegalStateException e) {
            throw new BenchmarkFailedException(e.getMessage() + ": " + e.getCause(), e);
        }
    }

    /** Passes the number of finished rules on; how many there are is not told beforehand. */
    private static final class Counting implements ConformanceListener {
        private final Progress progress;
        private long finished;

        Counting(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void started(String subject, RuleDescription rule) {
            progress.advanced("Conformance rules", finished, 0);
        }

        @Override
        public void finished(String subject, RuleResult result) {
            finished++;
            progress.advanced("Conformance rules", finished, 0);
        }
    }
}
