package dev.touchstone.store;

import java.util.Objects;

/**
 * A search that prefers documents unlike each other: maximal marginal relevance.
 *
 * @param candidates the search whose results may be chosen from; its k is {@code fetch_k}, at least {@code k}
 * @param k number of results wanted, at least 1; min(k, matching documents) come back
 * @param lambda weight of similarity to the query, in [0, 1]; the rest weighs difference from what is chosen already
 */
public record MarginalRelevanceRequest(SearchRequest candidates, int k, double lambda) {
    public MarginalRelevanceRequest {
        Objects.requireNonNull(candidates, "candidates");
        if (k < 1) {
            throw new InvalidInputException("k is " + k + "; it must be at least 1");
        }
        if (candidates.k() < k) {
            throw new InvalidInputException(
                    "fetch_k is " + candidates.k() + " and k is " + k + "; fetch_k must be at least k");
        }
        if (!(lambda >= 0 && lambda <= 1)) {
            throw new InvalidInputException("lambda is " + lambda + "; it must lie in 0 to 1");
        }
    }
}
