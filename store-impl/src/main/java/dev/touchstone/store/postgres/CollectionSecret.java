package dev.touchstone.store.postgres;

import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.crypto.KeyedHash;
import dev.touchstone.store.internal.MetadataJson;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an encrypted collection keeps for itself, under its user's key.
 *
 * @param hashKey url-safe base64 of 32 random bytes that its hashes are made with; stays when the user's key is rotated
 * @param filterKeys metadata keys whose values are hashed
 */
record CollectionSecret(String hashKey, Set<String> filterKeys) {
    private static final int KEY_BYTES = 32;
    private static final String HASH_KEY = "hash_key";
    private static final String FILTER_KEYS = "filter_keys";

    CollectionSecret {
        filterKeys = Set.copyOf(filterKeys);
    }

    static CollectionSecret create(Set<String> filterKeys) {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new CollectionSecret(Base64.getUrlEncoder().encodeToString(bytes), filterKeys);
    }

    String seal(UserKey key) {
        return key.fernet()
                .encryptText(MetadataJson.write(
                        Map.of(HASH_KEY, hashKey, FILTER_KEYS, List.copyOf(new TreeSet<>(filterKeys)))));
    }

    static CollectionSecret open(String sealed, UserKey key) {
        Map<String, Object> fields = MetadataJson.read(key.fernet().decryptText(sealed));
        if (!(fields.get(HASH_KEY) instanceof String hashKey) || !(fields.get(FILTER_KEYS) instanceof List<?> names)) {
            throw new VectorStoreException(
                    "the secret of this encrypted collection is damaged; restore it from a backup");
        }
        return new CollectionSecret(
                hashKey, Set.copyOf(names.stream().map(String.class::cast).toList()));
    }

    KeyedHash hash() {
        return new KeyedHash(Base64.getUrlDecoder().decode(hashKey));
    }

    @Override
    public String toString() {
        return "CollectionSecret[hidden]";
    }
}
