package dev.touchstone.store.file;

import java.util.Optional;

/**
 * What stands at one position of a store's two files.
 *
 * @param position number of the entry, from 0
 * @param metadata the element of {@code metadata.json}; empty behind the end of that file
 * @param vector the vector of the same position, of no numbers where the pickle has None; null behind the end of that file.
 *     Must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between reading and storing; never compared
public record FileEntry(long position, Optional<JsonValue> metadata, double[] vector) {
    /**
     * A JSON value.
     *
     * @param value a map where it is an object, else a list, string, number, boolean or null
     */
    public record JsonValue(Object value) {}
}
