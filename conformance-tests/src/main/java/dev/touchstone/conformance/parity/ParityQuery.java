package dev.touchstone.conformance.parity;

import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.SearchRequest;
import java.util.Objects;

/**
 * A query that is put to both stores.
 *
 * @param text names the query in the report
 * @param vector its embedding; not copied
 * @param filter which documents take part
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of the query, never compared
public record ParityQuery(String text, float[] vector, MetadataFilter filter) {
    public ParityQuery {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(vector, "vector");
        Objects.requireNonNull(filter, "filter");
    }

    /** Returns a query over all documents. */
    public static ParityQuery of(String text, float[] vector) {
        return new ParityQuery(text, vector, MetadataFilter.all());
    }

    SearchRequest request(int k) {
        return new SearchRequest(vector, k, filter);
    }
}
