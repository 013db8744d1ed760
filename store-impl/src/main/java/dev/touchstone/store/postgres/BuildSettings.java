package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import java.util.OptionalInt;

/**
 * What an index build may use; empty means as the server is set.
 *
 * @param maintenanceWorkMemMiB memory of the build in MiB, at least 1
 * @param parallelWorkers workers beside the leader, 0 to 1024
 */
public record BuildSettings(OptionalInt maintenanceWorkMemMiB, OptionalInt parallelWorkers) {
    public BuildSettings {
        if (maintenanceWorkMemMiB.orElse(1) < 1 || maintenanceWorkMemMiB.orElse(1) > 2_097_151) {
            throw new InvalidInputException("maintenance_work_mem is " + maintenanceWorkMemMiB.getAsInt()
                    + " MiB; it must lie in 1 to 2097151");
        }
        if (parallelWorkers.orElse(0) < 0 || parallelWorkers.orElse(0) > 1024) {
            throw new InvalidInputException(
                    "max_parallel_maintenance_workers is " + parallelWorkers.getAsInt() + "; it must lie in 0 to 1024");
        }
    }

    /** Returns the server's own settings. */
    public static BuildSettings serverDefaults() {
        return new BuildSettings(OptionalInt.empty(), OptionalInt.empty());
    }
}
