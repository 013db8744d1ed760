package dev.touchstone.conformance;

import java.util.Locale;

/** What a kind of store claims where stores legally differ; rules that ask about it are skipped for all others. */
public enum Capability {
    /** Every search returns the true nearest documents, ties in insertion order. */
    EXACT_SEARCH,
    /** User ids and collection names are kept apart exactly as given. */
    EXACT_NAMES,
    /** A page's cursor holds for every store of the collection, also one opened later. */
    LASTING_CURSORS,
    /** Metadata may have the keys id, text and timestamp. */
    FREE_METADATA_KEYS,
    /** Stores that are open on one collection at the same time see each other's changes at once. */
    SHARED_COLLECTION;

    /** The name a user reads. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
