package dev.touchstone.bench.gate;

import dev.touchstone.bench.config.PolicyFile;
import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.dataset.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a gate is told.
 *
 * @param policy what to ask for
 * @param effort how much to measure
 * @param scope on which data and against which baseline
 * @param postgres where PostgreSQL comes from; empty for the first that is there
 * @param place where it works
 */
public record GateSetup(PolicyFile policy, Effort effort, Scope scope, Optional<PostgresSource> postgres, Place place) {
    /**
     * How much to measure.
     *
     * @param name of the profile, or {@code own}
     * @param rounds each with a build and a turn of its own, at least 3: fewer do not tell their spread
     */
    public record Effort(String name, int rounds) {
        /** The rounds of a profile. */
        public static Effort of(Profile profile) {
            return new Effort(profile.name().toLowerCase(Locale.ROOT), profile.rounds());
        }

        /** Any number of rounds. */
        public static Effort own(int rounds) {
            return new Effort("own", rounds);
        }
    }

    /**
     * The data and the baseline.
     *
     * @param dataset name in the catalogue
     * @param legacy a user's own file store, instead of the dataset
     * @param baseline a run to compare with
     */
    public record Scope(String dataset, Optional<LegacyStore> legacy, Optional<Path> baseline) {}

    /**
     * Where it works.
     *
     * @param out folder of run folders
     * @param home the cache folder
     * @param environment the environment variables
     * @param progress hears how far each step has come
     * @param clock gives the run its name and the certificate its dates
     * @param version of Touchstone, for the certificate
     */
    public record Place(
            Path out,
            TouchstoneHome home,
            Map<String, String> environment,
            Progress progress,
            Clock clock,
            String version) {}
}
