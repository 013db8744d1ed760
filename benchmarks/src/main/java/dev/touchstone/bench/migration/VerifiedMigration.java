package dev.touchstone.bench.migration;

import dev.touchstone.bench.parity.Compared;
import dev.touchstone.bench.parity.ParityCheck;
import dev.touchstone.bench.parity.ParityRows;
import dev.touchstone.conformance.parity.ParityReport;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.parity.Parity;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.verdict.Verdict;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.migration.MigrationCheck;
import dev.touchstone.store.migration.MigrationTargets;
import dev.touchstone.store.migration.StoreVerification;
import dev.touchstone.store.migration.VectorSample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A migration compared document by document and by sampled queries.
 *
 * @param stores store by store
 * @param compared the sampled queries' answers; empty where no store holds documents
 * @param heldOutAllowed whether entries that cannot be documents may be missing
 */
public record VerifiedMigration(List<StoreVerification> stores, Optional<Compared> compared, boolean heldOutAllowed) {
    private static final int EXAMPLES = 1;

    public VerifiedMigration {
        stores = List.copyOf(stores);
    }

    /** Compares everything with the files that were moved, or the present ones. */
    public static VerifiedMigration of(
            MigrationTargets targets, SampledParity sampled, MigrationCheck.Against against, Progress progress)
            throws IOException {
        List<StoreVerification> stores = new ArrayList<>();
        List<ParityReport> reports = new ArrayList<>();
        new MigrationCheck(sampled.settings(), targets, progress::advanced, against)
                .verify(
                        () -> new VectorSample(2 * sampled.queries(), new SplittableRandom(sampled.seed())),
                        (found, sample) -> {
                            stores.add(found);
                            if (found.passes() && !sample.isEmpty()) {
                                progress.advanced("Asking both stores", reports.size(), 0);
                                reports.add(ask(found, sample, targets, sampled));
                            }
                        });
        Optional<Compared> compared = reports.isEmpty()
                ? Optional.empty()
                : Optional.of(new Compared(Map.of("index", "exact"), true, ParityReport.sum(reports)));
        return new VerifiedMigration(stores, compared, sampled.settings().holdOut());
    }

    /** What documents of encrypted stores say does not go into a run folder. */
    private static ParityReport ask(
            StoreVerification found, List<EmbeddedDocument> sample, MigrationTargets targets, SampledParity sampled) {
        boolean secret = found.files().encrypted();
        return sampled.compare(found.store(), targets.of(found.dimension()), sample, secret ? 0 : EXAMPLES);
    }

    /**
     * Returns the verdict.
     *
     * @throws VectorStoreException if there is no store
     */
    public Verdict verdict() {
        if (stores.isEmpty()) {
            throw new VectorStoreException("every store is empty; there is nothing to verify");
        }
        List<Check> checks = new ArrayList<>();
        checks.add(documents());
        checks.add(heldOut());
        compared.ifPresent(one -> checks.add(ParityCheck.of("sampled queries", List.of(one))));
        return Verdict.of(checks);
    }

    private Check documents() {
        long passed = stores.stream().filter(StoreVerification::passes).count();
        long documents =
                stores.stream().mapToLong(store -> store.counts().compared()).sum();
        long different =
                stores.stream().mapToLong(store -> store.counts().different()).sum();
        String reason = String.format(
                Locale.ROOT,
                "%,d of %,d stores are as their files: %,d documents compared (text, metadata, vector, old id, timestamp), %,d different",
                passed,
                stores.size(),
                documents,
                different);
        return new Check("documents", passed == stores.size() ? Outcome.PASS : Outcome.FAIL, reason);
    }

    private Check heldOut() {
        long heldOut =
                stores.stream().mapToLong(store -> store.counts().heldOut()).sum();
        String reason = String.format(
                Locale.ROOT,
                "%,d entries cannot be documents%s",
                heldOut,
                heldOut > 0 && heldOutAllowed ? " and are held out, as asked" : "");
        return new Check("held out", heldOut == 0 || heldOutAllowed ? Outcome.PASS : Outcome.FAIL, reason);
    }

    /** Returns the sampled queries' differences in the form a run folder keeps. */
    public Optional<Parity> parity(int k) {
        return compared.map(one -> ParityRows.of(List.of(one), k));
    }
}
