package dev.touchstone.conformance;

import java.util.Locale;

/** What a kind of store claims where stores legally differ; rules that ask about it are skipped for all others. */
public enum Capability {
    /** Every search returns the true nearest documents, ties in insertion order. */
    EXACT_SEARCH;

    /** The name a user reads. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
