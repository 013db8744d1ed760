package dev.touchstone.store.postgres;

import dev.touchstone.store.crypto.Encryption;
import java.util.Optional;

/**
 * The keys a user's documents may be under.
 *
 * @param current the one they are to be under
 * @param previous the one they were under before
 */
record KeyRing(UserKey current, Optional<UserKey> previous) {
    static KeyRing of(Encryption encryption, String userId) {
        return new KeyRing(
                UserKey.of(encryption.current().userKey(userId)),
                encryption.previous().map(master -> UserKey.of(master.userKey(userId))));
    }

    Optional<UserKey> byId(String id) {
        return current.id().equals(id)
                ? Optional.of(current)
                : previous.filter(key -> key.id().equals(id));
    }
}
