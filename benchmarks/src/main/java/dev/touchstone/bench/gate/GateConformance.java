package dev.touchstone.bench.gate;

import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.conformance.PostgresStoreUnderTest;
import dev.touchstone.conformance.PostgresStoreUnderTest.Setup;
import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.contract.LetterModel;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.rule.RuleFamily;
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
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The conformance rules, put to the index under test in a schema of their own among the gate's documents.
 *
 * @param server where the index under test is
 * @param setup the index under test
 * @param faulty starts a store over a server that may be killed; empty where no server may be
 * @param progress hears how many rules are done
 */
record GateConformance(
        PostgresServer server, Setup setup, Optional<Supplier<StoreUnderTest>> faulty, Progress progress) {
    private static final int OTHERS = 2000;

    ConformanceReport run(List<EmbeddedDocument> documents) {
        int dimension = documents.get(0).vector().length;
        List<EmbeddedDocument> others = documents.subList(0, Math.min(OTHERS, documents.size()));
        PgVectorDatabase database = PgVectorDatabase.open(
                server.connection(), new VectorSpace(server.newSchema(), dimension), PoolSettings.defaults());
        try (PostgresStoreUnderTest subject =
                new PostgresStoreUnderTest(database, new LetterModel(dimension), setup, others)) {
            Counting counting = new Counting(progress);
            ConformanceReport report = ConformanceRun.of(subject).run(counting);
            return faulty.map(Supplier::get)
                    .map(own -> ConformanceRun.of(own).only(RuleFamily.DUR).run(counting))
                    .map(faults -> withFaults(report, faults))
                    .orElse(report);
        } catch (IllegalStateException e) {
            throw new BenchmarkFailedException(e.getMessage() + ": " + e.getCause(), e);
        }
    }

    private static ConformanceReport withFaults(ConformanceReport report, ConformanceReport faults) {
        List<RuleResult> results = faults.subjects().get(0).results();
        return new ConformanceReport(
                report.subjects().stream().map(subject -> subject.with(results)).toList());
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
