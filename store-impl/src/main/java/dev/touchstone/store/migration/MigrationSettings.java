package dev.touchstone.store.migration;

import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.crypto.Fernet;
import dev.touchstone.store.crypto.MasterKey;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What is moved, and how strictly.
 *
 * @param userData the folder that holds one folder a user
 * @param backup the folder of the runs' backups, outside of {@code userData}
 * @param masterKey what users' keys are derived from; empty to read plain stores only
 * @param holdOut whether entries and stores that cannot be moved are held out; else one of them stops the run before
 *     anything is inserted
 * @param batchRows documents a transaction, 1 to 1,000,000
 */
public record MigrationSettings(
        Path userData, Path backup, Optional<MasterKey> masterKey, boolean holdOut, int batchRows) {
    /** Documents a transaction unless told otherwise: large enough that its commit costs nothing measurable. */
    public static final int DEFAULT_BATCH_ROWS = 10_000;

    public MigrationSettings {
        userData = userData.toAbsolutePath().normalize();
        backup = backup.toAbsolutePath().normalize();
        Objects.requireNonNull(masterKey, "masterKey");
        if (backup.startsWith(userData)) {
            throw new InvalidInputException("the backup folder lies within " + userData + "; name one outside of it");
        }
        if (batchRows < 1 || batchRows > 1_000_000) {
            throw new InvalidInputException("batch_rows is " + batchRows + "; it must lie in 1 to 1000000");
        }
    }

    /** Returns the folder that backups go to unless told otherwise: {@code user_data-backup} beside {@code user_data}. */
    public static Path defaultBackup(Path userData) {
        Path folder = userData.toAbsolutePath().normalize();
        return folder.resolveSibling(folder.getFileName() + "-backup");
    }

    /** Returns what a user's files are encrypted with. */
    Optional<Fernet> encryption(String user) {
        return masterKey.map(key -> new Fernet(key.userKey(user)));
    }
}
