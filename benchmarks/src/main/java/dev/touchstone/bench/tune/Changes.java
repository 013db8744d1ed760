package dev.touchstone.bench.tune;

import dev.touchstone.report.tune.ChangeScript;
import dev.touchstone.report.tune.ChangeScript.BuildRoom;
import dev.touchstone.report.tune.Recommendation;
import dev.touchstone.store.postgres.BuildSettings;
import dev.touchstone.store.postgres.IndexScripts;
import dev.touchstone.store.postgres.SpacePattern;
import dev.touchstone.store.postgres.VectorSpace;
import java.util.OptionalInt;

/** The SQL by which an operator applies a recommendation to a table, and undoes it. */
final class Changes {
    private final PostgresLaboratory laboratory;
    private final SpacePattern schema;

    /**
     * @param schema of the operator's table
     */
    Changes(PostgresLaboratory laboratory, SpacePattern schema) {
        this.laboratory = laboratory;
        this.schema = schema;
    }

    ChangeScript script(Recommendation recommendation, Candidate choice) {
        TuneBuild build = choice.build();
        VectorSpace tried = laboratory.bed(build.layout()).space();
        IndexScripts scripts = new IndexScripts(
                new VectorSpace(schema.space(tried.dimension()).schema(), tried.dimension(), tried.layout()));
        return new ChangeScript(recommendation, scripts.apply(build.spec()), scripts.undo(), room(build));
    }

    private BuildRoom room(TuneBuild build) {
        if (build.isExact()) {
            return new BuildRoom(OptionalInt.empty(), OptionalInt.empty());
        }
        BuildSettings settings = laboratory.settings(build);
        return new BuildRoom(settings.maintenanceWorkMemMiB(), settings.parallelWorkers());
    }
}
