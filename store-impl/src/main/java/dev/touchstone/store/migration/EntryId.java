package dev.touchstone.store.migration;

import dev.touchstone.store.CollectionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Derives the id of a file's entry: a UUID of version 5 (RFC 9562, 5.5) over user, collection, position and old id,
 * separated by U+0000, which the first two cannot hold.
 */
final class EntryId {
    private static final UUID NAMESPACE = UUID.fromString("6c1f0d0e-7a53-4c0f-9d6d-0f2f4a5b8e31");
    private static final long VERSION_5 = 0x5000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final MessageDigest sha1;
    private final byte[] prefix;

    EntryId(CollectionId store) {
        this.sha1 = sha1();
        this.prefix = (store.userId() + '\0' + store.collection() + '\0').getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /**
     * Returns the id of an entry.
     *
     * @param position its position in the files, from 0
     * @param oldId its id there; empty where it has none that is a string
     */
    UUID of(long position, String oldId) {
        sha1.update(bytes(NAMESPACE));
        sha1.update(prefix);
        sha1.update((position + "\0" + oldId).getBytes(StandardCharsets.UTF_8));
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest());
        long high = (hash.getLong() & ~0xf000L) | VERSION_5;
        long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | VARIANT;
        return new UUID(high, low);
    }

    private static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}
