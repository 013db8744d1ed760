package dev.touchstone.store.crypto;

import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.StorableText;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a database's collections are encrypted.
 *
 * @param current what users' keys are derived from
 * @param previous what they were derived from before; needed until every collection's key was rotated
 * @param filterKeys metadata keys whose equality can be searched for; documents with equal values under such a key can be
 *     told to be equal by whoever reads the table. Fixed for a collection when it is first opened
 */
public record Encryption(MasterKey current, Optional<MasterKey> previous, Set<String> filterKeys) {
    /** The environment variable that holds the previous master key. */
    public static final String PREVIOUS_VARIABLE = "ENCRYPTION_PREVIOUS_MASTER_KEY";

    /** The environment variable that names the metadata keys to filter by, separated by commas. */
    public static final String FILTER_KEYS_VARIABLE = "ENCRYPTION_FILTER_KEYS";

    public Encryption {
        Objects.requireNonNull(current, "current");
        Objects.requireNonNull(previous, "previous");
        filterKeys = Set.copyOf(filterKeys);
        filterKeys.forEach(key -> StorableText.require("the filter key", key));
    }

    /** Encryption under one master key. */
    public Encryption(MasterKey current, Set<String> filterKeys) {
        this(current, Optional.empty(), filterKeys);
    }

    /**
     * Reads {@value MasterKey#VARIABLE}, {@value #PREVIOUS_VARIABLE} and {@value #FILTER_KEYS_VARIABLE}.
     *
     * @return empty where {@value MasterKey#VARIABLE} is not set: everything is stored plainly then
     * @throws InvalidInputException if a key cannot be used, or one of the others is set without the first
     */
    public static Optional<Encryption> fromEnvironment(Map<String, String> environment) {
        Optional<MasterKey> current = MasterKey.fromEnvironment(environment);
        String previous = environment.getOrDefault(PREVIOUS_VARIABLE, "");
        String filterKeys = environment.getOrDefault(FILTER_KEYS_VARIABLE, "");
        if (current.isEmpty() && !(previous.isEmpty() && filterKeys.isEmpty())) {
            throw new InvalidInputException((previous.isEmpty() ? FILTER_KEYS_VARIABLE : PREVIOUS_VARIABLE)
                    + " is set but " + MasterKey.VARIABLE + " is not; set it, or neither");
        }
        return current.map(key -> new Encryption(
                key, Optional.of(previous).filter(p -> !p.isEmpty()).map(MasterKey::of), names(filterKeys)));
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
