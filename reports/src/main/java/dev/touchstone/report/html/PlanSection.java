package dev.touchstone.report.html;

import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.PlanDetailTables;
import dev.touchstone.report.table.PlanSummary;
import dev.touchstone.report.table.PlanTables;
import dev.touchstone.report.table.ShardTables;
import dev.touchstone.report.table.Table;
import java.util.Optional;
import java.util.stream.Stream;

/** A capacity plan: for whoever decides first, then the fits, then what was measured. */
final class PlanSection implements Section {
    @Override
    public Optional<String> outcome(Run run) {
        return plan(run).map(plan -> "CAPACITY PLAN");
    }

    /** What to buy, what it will do and how sure that is; then what to set, and what limits all of it. */
    @Override
    public Stream<Table> findings(Run run) {
        return plan(run).stream().flatMap(plan -> {
            PlanSummary summary = PlanSummary.of(plan, run);
            return Stream.of(
                    summary.buy(),
                    summary.performance(),
                    summary.certainty(),
                    Tables.sentences("Mind", plan.warnings()),
                    Tables.sentences("What to set, and why", plan.advice()));
        });
    }

    /** Who goes where, the fits with what they leave, then what was measured. */
    @Override
    public Stream<Table> tables(Run run) {
        return plan(run).stream()
                .flatMap(plan ->
                        Stream.of(dealt(plan), fits(plan), measured(plan)).flatMap(tables -> tables));
    }

    private static Stream<Table> fits(CapacityPlan plan) {
        return Stream.of(PlanTables.growth(plan), PlanTables.residuals(plan));
    }

    private static Stream<Table> dealt(CapacityPlan plan) {
        return plan.shards().stream()
                .flatMap(shards -> Stream.of(ShardTables.shards(shards), ShardTables.tooLarge(shards)));
    }

    private static Stream<Table> measured(CapacityPlan plan) {
        return Stream.of(
                PlanTables.loads(plan),
                PlanTables.splits(plan),
                PlanTables.pool(plan),
                PlanTables.batches(plan),
                PlanDetailTables.builds(plan),
                PlanDetailTables.graphs(plan),
                PlanDetailTables.memory(plan));
    }

    private static Optional<CapacityPlan> plan(Run run) {
        return run.json(CapacityPlan.FILE, CapacityPlan.class);
    }
}
