package dev.touchstone.store.cutover;

import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.crypto.MasterKey;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which store answers, and where the stores are.
 *
 * @param backend the switch
 * @param userData the folder of the file store; present unless the backend is PostgreSQL
 * @param masterKey what file stores are encrypted under; empty to read and write plainly
 * @param postgres the database; present unless the backend is the file store
 * @param journal the folder of the shadow's journal; present in shadow
 */
public record CutoverSettings(
        Backend backend,
        Optional<Path> userData,
        Optional<MasterKey> masterKey,
        Optional<PostgresSide> postgres,
        Optional<Path> journal) {
    /** The variable that names the folder of the file store. */
    public static final String USER_DATA = "VECTOR_STORE_USER_DATA";

    /** The variable that names the folder of the shadow's journal. */
    public static final String JOURNAL = "VECTOR_STORE_SHADOW_JOURNAL";

    /**
     * Reads {@value Backend#VARIABLE} and what that backend needs.
     *
     * @param dimension components of every vector
     * @throws InvalidInputException naming the variable that is missing or cannot be used
     */
    public static CutoverSettings fromEnvironment(Map<String, String> environment, int dimension) {
        Backend backend = Backend.fromEnvironment(environment);
        Optional<Path> userData = folder(environment, USER_DATA);
        Optional<Path> journal = folder(environment, JOURNAL);
        if (backend != Backend.POSTGRES) {
            require(backend, userData, USER_DATA);
        }
        if (backend == Backend.SHADOW) {
            require(backend, journal, JOURNAL);
        }
        return new CutoverSettings(
                backend,
                userData,
                MasterKey.fromEnvironment(environment),
                backend == Backend.FILE
                        ? Optional.empty()
                        : Optional.of(PostgresSide.fromEnvironment(environment, dimension)),
                journal);
    }

    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(value -> Path.of(value.strip()));
    }

    private static void require(Backend backend, Optional<Path> folder, String variable) {
        if (folder.isEmpty()) {
            throw new InvalidInputException(Backend.VARIABLE + " is " + backend.text() + " but " + variable
                    + " is not set; set it to a folder");
        }
    }
}
