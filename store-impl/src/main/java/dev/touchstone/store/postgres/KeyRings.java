package dev.touchstone.store.postgres;

import dev.touchstone.store.crypto.Encryption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the key rings of the users seen last, since deriving a key is slow by design. */
final class KeyRings {
    private static final int KEPT = 1_000;

    private final Encryption encryption;
    private final Map<String, KeyRing> rings = new LinkedHashMap<>(16, 0.75f, true);

    KeyRings(Encryption encryption) {
        this.encryption = encryption;
    }

    Encryption encryption() {
        return encryption;
    }

    synchronized KeyRing of(String userId) {
        KeyRing ring = rings.computeIfAbsent(userId, id -> KeyRing.of(encryption, id));
        if (rings.size() > KEPT) {
            rings.remove(rings.keySet().iterator().next());
        }
        return ring;
    }
}
