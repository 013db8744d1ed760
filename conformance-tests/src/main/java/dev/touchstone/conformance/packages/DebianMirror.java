package dev.touchstone.conformance.packages;

import dev.touchstone.conformance.machine.Command;
import dev.touchstone.conformance.machine.UnavailableException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Finds the Debian archive in the machine's own apt configuration. */
public final class DebianMirror {
    /** The variable that names an archive where apt's configuration has none. */
    static final String VARIABLE = "TOUCHSTONE_DEBIAN_MIRROR";

    /** What to ask {@code apt-get indextargets} for; the last two are empty until the lists were fetched once. */
    static final String FORMAT = "$(REPO_URI)|$(COMPONENT)|$(RELEASE)|$(ORIGIN)|$(LABEL)";

    private static final String NAME = "Debian";
    private static final int FIELDS = 5;

    private DebianMirror() {}

    /**
     * Returns the archive the environment names, else the one in apt's configuration.
     *
     * @param folder where apt may be asked
     * @throws UnavailableException if there is none
     */
    public static String find(Map<String, String> environment, Path folder) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isEmpty()) {
            return named;
        }
        String targets = Command.in(folder, "apt-get", "indextargets", "--format", FORMAT)
                .run();
        return choose(targets.lines().toList());
    }

    /** One line of the answer. */
    private record Target(String address, String component, String suite, String origin, String label) {
        static Target parse(String line) {
            String[] fields = line.split("\\|", -1);
            return fields.length == FIELDS
                    ? new Target(fields[0], fields[1], fields[2], fields[3], fields[4])
                    : new Target("", "", "", "", "");
        }

        /** Whether this may be the main archive: by its own word, or by its suite where its word is not known yet. */
        boolean mayBeMain() {
            boolean unknown = origin.isEmpty() && label.isEmpty();
            boolean mainSuite = !suite.contains("-security") && !suite.contains("/");
            return component.equals("main") && mainSuite && (unknown || says(NAME));
        }

        boolean says(String name) {
            return origin.equals(name) && label.equals(name);
        }
    }

    /**
     * Picks the main archive, never a security or third-party one.
     *
     * @param targets the answer of {@code apt-get indextargets} in {@link #FORMAT}
     * @throws UnavailableException if there is none
     */
    static String choose(List<String> targets) {
        return targets.stream()
                .map(Target::parse)
                .filter(Target::mayBeMain)
                .min(Comparator.comparing((Target target) -> !target.says(NAME)))
                .map(Target::address)
                .orElseThrow(() -> new UnavailableException("apt's configuration names no Debian archive; set "
                        + VARIABLE + " to one, or use --postgres url"));
    }
}
