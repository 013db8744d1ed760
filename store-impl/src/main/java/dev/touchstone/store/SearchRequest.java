package dev.touchstone.store;

import java.util.Objects;

/**
 * One nearest-neighbour search.
 *
 * @param vector the query vector, finite and not zero, one float per dimension; not copied
 * @param k number of results wanted, at least 1; min(k, matching documents) come back
 * @param filter which documents take part
 */
@SuppressWarnings("ArrayRecordComponent") // a request, never compared
public record SearchRequest(float[] vector, int k, MetadataFilter filter) {
    public SearchRequest {
        Vectors.requireSearchable("the query vector", vector);
        Objects.requireNonNull(filter, "filter");
        if (k < 1) {
            throw new InvalidInputException("k is " + k + "; it must be at least 1");
        }
    }

    /** Returns a search without a filter. */
    public static SearchRequest of(float[] vector, int k) {
        return new SearchRequest(vector, k, MetadataFilter.all());
    }

    /** Returns this search among the documents that match a filter. */
    public SearchRequest withFilter(MetadataFilter newFilter) {
        return new SearchRequest(vector, k, newFilter);
    }
}
