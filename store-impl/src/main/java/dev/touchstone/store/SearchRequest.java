package dev.touchstone.store;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One nearest-neighbour search.
 *
 * @param vector the query vector, finite and not zero, one float per dimension; not copied
 * @param k number of results wanted, at least 1; min(k, matching documents) come back
 * @param filter which documents take part
 * @param minScore lowest cosine similarity, in [-1, 1], of a document that matches; absent where any will do
 */
@SuppressWarnings("ArrayRecordComponent") // a request, never compared
public record SearchRequest(float[] vector, int k, MetadataFilter filter, OptionalDouble minScore) {
    public SearchRequest {
        Vectors.requireSearchable("the query vector", vector);
        Objects.requireNonNull(filter, "filter");
        if (k < 1) {
            throw new InvalidInputException("k is " + k + "; it must be at least 1");
        }
        minScore.ifPresent(SearchRequest::requireCosine);
    }

    private static void requireCosine(double score) {
        if (!(score >= -1 && score <= 1)) {
            throw new InvalidInputException("min_score is " + score + "; a cosine similarity lies in -1 to 1");
        }
    }

    /** Makes a search without a minimum score. */
    public SearchRequest(float[] vector, int k, MetadataFilter filter) {
        this(vector, k, filter, OptionalDouble.empty());
    }

    /** Returns a search without a filter. */
    public static SearchRequest of(float[] vector, int k) {
        return new SearchRequest(vector, k, MetadataFilter.all());
    }

    /** Returns this search among the documents that match a filter. */
    public SearchRequest withFilter(MetadataFilter newFilter) {
        return new SearchRequest(vector, k, newFilter, minScore);
    }

    /** Returns this search among the documents of at least this cosine similarity, in [-1, 1]. */
    public SearchRequest withMinScore(double score) {
        return new SearchRequest(vector, k, filter, OptionalDouble.of(score));
    }

    /** Whether a document of this cosine similarity is good enough. */
    public boolean accepts(double score) {
        return minScore.isEmpty() || score >= minScore.getAsDouble();
    }
}
