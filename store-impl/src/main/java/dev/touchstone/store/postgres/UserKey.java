package dev.touchstone.store.postgres;

import dev.touchstone.store.crypto.Fernet;
import dev.touchstone.store.crypto.FernetKey;
import dev.touchstone.store.crypto.KeyedHash;
import java.util.Objects;

/**
 * A user's key.
 *
 * @param id tells it from others without telling anything of it
 * @param fernet encrypts with it
 */
record UserKey(String id, Fernet fernet) {
    UserKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(fernet, "fernet");
    }

    static UserKey of(FernetKey key) {
        String id = new KeyedHash(key.bytes()).of("touchstone", "key id").orElseThrow();
        return new UserKey(id, new Fernet(key));
    }
}
