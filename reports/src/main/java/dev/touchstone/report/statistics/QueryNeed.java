package dev.touchstone.report.statistics;

/**
 * How many queries, or else how many builds, would tell an estimate from a limit.
 *
 * @param estimate what was found
 * @param queryVariance the part of its variance that more queries would lower
 * @param asked what it was found from
 */
record QueryNeed(Estimate estimate, double queryVariance, QueriesByBuilds asked) {
    /**
     * In words.
     *
     * @param unseen queries needed so that kinds not drawn no longer matter, 0 where they do not
     */
    String need(double limit, double confidence, double unseen) {
        double gap = Math.abs(limit - estimate.value());
        double quantile = estimate.standardError() == 0 ? 0 : estimate.margin(confidence) / estimate.standardError();
        double affordedVariance = quantile == 0 ? Double.POSITIVE_INFINITY : gap * gap / (quantile * quantile);
        double total = estimate.standardError() * estimate.standardError();
        double buildVariance = Math.max(0, total - queryVariance);
        if (buildVariance >= affordedVariance) {
            return Need.of(asked.builds() * total / affordedVariance, "builds of the index", asked.builds());
        }
        double spread = asked.queries() * queryVariance / (affordedVariance - buildVariance);
        return Need.of(Math.max(spread, unseen), "queries", asked.queries());
    }
}
