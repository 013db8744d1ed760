package dev.touchstone.conformance.postgres;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says what this machine has, what it lacks, and the one command that mends each lack; changes nothing. */
public final class Doctor {
    private final Map<String, String> environment;

    public Doctor(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Looks at everything, the cheapest first; never fails, whatever is missing. */
    public List<Check> check() {
        Objects.requireNonNull(environment);
        return List.of();
    }

    /** Whether nothing that is needed is missing. */
    public static boolean ready(List<Check> checks) {
        return !checks.isEmpty() && checks.stream().allMatch(Check::ok);
    }
}
