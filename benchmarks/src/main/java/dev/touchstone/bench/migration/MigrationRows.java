package dev.touchstone.bench.migration;

import dev.touchstone.report.migration.CertifiedStore;
import dev.touchstone.report.migration.HeldOutRow;
import dev.touchstone.report.migration.MigrationReport;
import dev.touchstone.report.migration.StoreRow;
import dev.touchstone.report.migration.StoreRow.Count;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.migration.HeldOut;
import dev.touchstone.store.migration.MigrationPlan;
import dev.touchstone.store.migration.MigrationPlan.PlannedStore;
import dev.touchstone.store.migration.Problem;
import dev.touchstone.store.migration.Rollback;
import dev.touchstone.store.migration.RunOutcome;
import dev.touchstone.store.migration.StoreOutcome;
import dev.touchstone.store.migration.StoreVerification;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a migration did, in the form a run folder keeps.
 *
 * @param userData the folder that paths are shortened by, so that no path of the machine is kept
 */
public record MigrationRows(Path userData) {
    private static final String ENTRIES = "entries";
    private static final String HELD_OUT = "held out";
    private static final double MEBIBYTE = 1 << 20;

    public MigrationRows {
        userData = userData.toAbsolutePath().normalize();
    }

    /** Returns a plan's rows. */
    public MigrationReport of(MigrationPlan plan) {
        return new MigrationReport(
                "plan",
                plan.stores().stream().map(MigrationRows::row).toList(),
                lines(plan.problems()),
                rows(plan.heldOut()));
    }

    private static StoreRow row(PlannedStore store) {
        String size = String.format(Locale.ROOT, "%.1f MiB", (store.vectorsBytes() + store.metadataBytes()) / MEBIBYTE);
        return row(
                store.store(),
                new Shape(store.survey().dimension(), store.survey().encrypted()),
                List.of(
                        new Count(ENTRIES, store.survey().entries()),
                        new Count("documents", store.survey().documents()),
                        new Count(HELD_OUT, store.survey().heldOut().size())),
                store.survey().entries() == 0 ? "empty" : size);
    }

    /** Returns a run's rows. */
    public MigrationReport of(RunOutcome outcome) {
        return new MigrationReport(
                "run",
                outcome.stores().stream().map(MigrationRows::row).toList(),
                lines(outcome.problems()),
                rows(outcome.heldOut()));
    }

    private static StoreRow row(StoreOutcome store) {
        String status = switch (store.status()) {
            case EMPTY -> "empty";
            case MOVED -> "moved";
            case MOVED_BEFORE -> "moved before";
        };
        return row(
                store.store(),
                new Shape(store.dimension(), store.encrypted()),
                List.of(
                        new Count(ENTRIES, store.counts().settled()),
                        new Count("inserted", store.counts().inserted()),
                        new Count("there already", store.counts().present()),
                        new Count(HELD_OUT, store.counts().heldOut())),
                status);
    }

    /** Returns a verification's rows. */
    public MigrationReport of(List<StoreVerification> stores) {
        return new MigrationReport("verify", stores.stream().map(this::row).toList(), List.of(), List.of());
    }

    private StoreRow row(StoreVerification store) {
        StoreVerification.Counts counts = store.counts();
        return row(
                store.store(),
                new Shape(store.dimension(), store.files().encrypted()),
                List.of(
                        new Count(ENTRIES, counts.entries()),
                        new Count("compared", counts.compared()),
                        new Count("different", counts.different()),
                        new Count(HELD_OUT, counts.heldOut()),
                        new Count("stored", counts.stored()),
                        new Count("added since", counts.addedSince())),
                store.passes() ? "same" : shortened(store.line()));
    }

    /** Returns a rollback's rows. */
    public MigrationReport of(Rollback.Outcome outcome) {
        return new MigrationReport(
                "rollback",
                outcome.stores().stream()
                        .map(store -> row(
                                store.store().id(),
                                new Shape(
                                        store.store().dimension(), store.store().encrypted()),
                                List.of(
                                        new Count("deleted", store.deleted()),
                                        new Count("left", store.left()),
                                        new Count(
                                                "files restored",
                                                store.restored().size())),
                                "rolled back"))
                        .toList(),
                List.of(),
                List.of());
    }

    /** Returns a store that passed as it is certified. */
    public static CertifiedStore certified(StoreVerification store) {
        return new CertifiedStore(
                store.store().userId(),
                store.store().collection(),
                store.dimension(),
                store.files().vectorsSha256(),
                store.files().metadataSha256(),
                store.counts().entries(),
                store.counts().heldOut(),
                store.counts().compared(),
                store.counts().stored(),
                store.counts().addedSince());
    }

    private record Shape(int dimensions, boolean encrypted) {}

    private static StoreRow row(CollectionId store, Shape shape, List<Count> counts, String status) {
        return new StoreRow(store.userId(), store.collection(), shape.dimensions, shape.encrypted, counts, status);
    }

    private List<String> lines(List<Problem> problems) {
        return problems.stream().map(problem -> shortened(problem.line())).toList();
    }

    private String shortened(String line) {
        return line.replace(userData + "/", "");
    }

    private static List<HeldOutRow> rows(List<HeldOut> heldOut) {
        return heldOut.stream()
                .map(entry -> new HeldOutRow(
                        entry.store().userId(),
                        entry.store().collection(),
                        entry.position(),
                        entry.id(),
                        entry.kind().label(),
                        entry.reason()))
                .toList();
    }
}
