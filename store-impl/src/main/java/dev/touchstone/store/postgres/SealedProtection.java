package dev.touchstone.store.postgres;

import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.crypto.Encryption;
import dev.touchstone.store.crypto.KeyedHash;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Text and metadata are encrypted before they leave the process, and decrypted after they come back. */
final class SealedProtection implements Protection {
    private final OpenedCollection collection;
    private final KeyRing keys;
    private final CollectionSecret secret;
    private final KeyedHash hash;

    SealedProtection(OpenedCollection collection, KeyRing keys, CollectionSecret secret) {
        this.collection = collection;
        this.keys = keys;
        this.secret = secret;
        this.hash = secret.hash();
    }

    @Override
    public List<EmbeddedDocument> seal(List<EmbeddedDocument> documents) {
        return documents.stream()
                .map(embedded -> new EmbeddedDocument(seal(embedded.document()), embedded.vector()))
                .toList();
    }

    private Document seal(Document plain) {
        Map<String, Object> hashes = new LinkedHashMap<>();
        for (String key : secret.filterKeys()) {
            if (plain.metadata().containsKey(key)) {
                hash.of(key, plain.metadata().get(key)).ifPresent(value -> hashes.put(value, true));
            }
        }
        return SealedDocument.seal(plain, collection.key(), hashes);
    }

    @Override
    public MetadataFilter seal(MetadataFilter filter) {
        if (filter instanceof MetadataFilter.And and) {
            return new MetadataFilter.And(
                    and.operands().stream().map(this::seal).toList());
        }
        if (filter instanceof MetadataFilter.Equal equal && secret.filterKeys().contains(equal.key())) {
            return MetadataFilter.equalTo(hash.of(equal.key(), equal.value()).orElseThrow(() -> refused(filter)), true);
        }
        throw refused(filter);
    }

    private InvalidInputException refused(MetadataFilter filter) {
        return new InvalidInputException("an encrypted collection is filtered by equality of its filter keys "
                + new TreeSet<>(secret.filterKeys()) + " only, not by "
                + filter.getClass().getSimpleName()
                + (filter instanceof MetadataFilter.Equal equal ? " of " + equal.key() : "") + "; keys are chosen in "
                + Encryption.FILTER_KEYS_VARIABLE + " when the collection is first opened");
    }

    @Override
    public Document open(Document stored) {
        return SealedDocument.open(stored, keys);
    }

    @Override
    public Map<String, Object> sealLegacy(Map<String, Object> legacy) {
        return SealedDocument.sealMap(legacy, collection.key());
    }

    @Override
    public Map<String, Object> openLegacy(Map<String, Object> stored) {
        return SealedDocument.openMap(stored, keys);
    }

    @Override
    public void requireWritable(Connection connection) throws SQLException {
        collection.requireUnchanged(connection);
    }
}
