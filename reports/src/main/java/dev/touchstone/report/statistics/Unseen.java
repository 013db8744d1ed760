package dev.touchstone.report.statistics;

/**
 * The share of all queries that could be of a kind of which none was drawn.
 *
 * <p>With n draws, a kind that makes up the share u = 1 − (1 − confidence)^(1/n) stays unseen with probability 1 −
 * confidence: the bound of Clopper and Pearson (1934) for no event in n trials. Where nearly all values are equal,
 * Student's interval is far too narrow, and this one decides.
 */
final class Unseen {
    private Unseen() {}

    /** The share that {@code queries} draws may have missed. */
    static double share(int queries, double confidence) {
        return 1 - Math.pow(1 - confidence, 1.0 / queries);
    }

    /** How many draws leave no more than this share unseen; {@code share} above 0. */
    static double queries(double share, double confidence) {
        return share >= 1 ? 1 : Math.log(1 - confidence) / Math.log1p(-share);
    }
}
