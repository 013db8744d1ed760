package dev.touchstone.conformance.parity;

import dev.touchstone.store.ScoredDocument;
import java.util.List;
import java.util.Optional;

/** What the reference knows about one query. */
interface ReferenceAnswer {
    /** The min(k, matches) best documents, best first. */
    List<ScoredDocument> top();

    /** The matching document with this id, wherever it ranks; empty if there is none. */
    Optional<ScoredDocument> find(String id);
}
