package dev.touchstone.conformance;

import java.util.Locale;

/** What a kind of store claims where stores legally differ; rules that ask about it are skipped for all others. */
public enum Capability {
    EXACT_SEARCH("every search returns the true nearest documents, ties in insertion order"),
    EXACT_NAMES("user ids and collection names are kept apart exactly as given"),
    LASTING_CURSORS("a page's cursor holds for every store of the collection, also one opened later"),
    FREE_METADATA_KEYS("metadata may have the keys id, text and timestamp"),
    SHARED_COLLECTION("stores open on one collection at the same time see each other's changes at once"),
    VECTOR_INDEX("searches are answered from a vector index, and whether they are can be asked"),
    POOLED_CONNECTIONS("connections are lent from a pool, and what the next borrower finds set can be asked"),
    STORED_FILES("collections are kept in two files, which anybody may damage"),
    ENCRYPTED_FILES("texts and metadata are kept in a Fernet token"),
    FAULTS("the server behind the stores may be killed, cut off, filled and locked");

    private final String claim;

    Capability(String claim) {
        this.claim = claim;
    }

    /** The name a user reads. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a store that has it claims, as a clause. */
    public String claim() {
        return claim;
    }
}
