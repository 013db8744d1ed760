package dev.touchstone.store.postgres;

import dev.touchstone.store.Document;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.crypto.InvalidTokenException;
import dev.touchstone.store.crypto.MasterKey;
import dev.touchstone.store.internal.MetadataJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An encrypted document as it stands in the table.
 *
 * <p>Its text is a Fernet token; its metadata has a token of the whole metadata under {@value #TOKEN}, the key's id under
 * {@value #KEY}, and a hash for each value that can be searched for.
 */
final class SealedDocument {
    static final String TOKEN = "touchstone:sealed";
    static final String KEY = "touchstone:key";

    private SealedDocument() {}

    static boolean isSealed(Document stored) {
        return stored.metadata().containsKey(TOKEN);
    }

    /** Encrypts a document; {@code hashes} are stored beside the tokens as they are. */
    static Document seal(Document plain, UserKey key, Map<String, Object> hashes) {
        Map<String, Object> metadata = new LinkedHashMap<>(hashes);
        metadata.putAll(sealMap(plain.metadata(), key));
        return new Document(plain.id(), key.fernet().encryptText(plain.text()), metadata);
    }

    /** Returns a map as the two keys of it that are stored: a token and the key's id. */
    static Map<String, Object> sealMap(Map<String, Object> plain, UserKey key) {
        return Map.of(TOKEN, key.fernet().encryptText(MetadataJson.write(plain)), KEY, key.id());
    }

    /** Decrypts a document with the one of the keys that it names. */
    static Document open(Document stored, KeyRing keys) {
        Map<String, Object> metadata = openMap(stored.metadata(), keys);
        return decrypt(() ->
                new Document(stored.id(), key(stored.metadata(), keys).fernet().decryptText(stored.text()), metadata));
    }

    /** Decrypts a map that {@link #sealMap} made. */
    static Map<String, Object> openMap(Map<String, Object> stored, KeyRing keys) {
        UserKey key = key(stored, keys);
        return decrypt(() -> MetadataJson.read(key.fernet().decryptText((String) stored.get(TOKEN))));
    }

    private static UserKey key(Map<String, Object> stored, KeyRing keys) {
        if (!(stored.get(TOKEN) instanceof String) || !(stored.get(KEY) instanceof String keyId)) {
            throw new VectorStoreException("this encrypted collection holds a document that is not encrypted; delete it"
                    + " and add it again");
        }
        return keys.byId(keyId).orElseThrow(() -> new VectorStoreException(CollectionKeys.OTHER_KEY));
    }

    private static <T> T decrypt(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidTokenException e) {
            throw new VectorStoreException(
                    "a document cannot be decrypted: " + e.getMessage() + "; check " + MasterKey.VARIABLE
                            + ", or restore the document",
                    e);
        }
    }

    /** Returns the document under another key, its hashes as they were. */
    static Document reseal(Document stored, KeyRing keys) {
        Map<String, Object> hashes = new LinkedHashMap<>(stored.metadata());
        hashes.remove(TOKEN);
        hashes.remove(KEY);
        return seal(open(stored, keys), keys.current(), hashes);
    }
}
