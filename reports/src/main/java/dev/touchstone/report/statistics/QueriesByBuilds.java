package dev.touchstone.report.statistics;

import dev.touchstone.report.ReportException;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.moment.Mean;

/**
 * One figure of every query in every build of an index, such as its recall: queries and builds are both drawn at random,
 * so the mean varies with either.
 *
 * <p>The two-way layout with random effects (Cornfield and Tukey, Annals of Mathematical Statistics 27, 1956): the
 * variance of a mean is that over the queries, of each query's mean over the builds, plus that over the builds, of each
 * build's mean over the queries, less their interaction, which is in both.
 */
public final class QueriesByBuilds {
    private final double[] byQuery;
    private final double[] byBuild;
    private final double interaction;

    private QueriesByBuilds(double[] byQuery, double[] byBuild, double interaction) {
        this.byQuery = byQuery;
        this.byBuild = byBuild;
        this.interaction = interaction;
    }

    /**
     * Takes the figures.
     *
     * @param values one row a build, one column a query; at least two of either
     * @throws ReportException if there are fewer, or rows differ in length
     */
    public static QueriesByBuilds of(double[][] values) {
        requireLayout(values);
        int queries = values[0].length;
        double[] byQuery = new double[queries];
        double[] byBuild = new double[values.length];
        for (int build = 0; build < values.length; build++) {
            byBuild[build] = new Mean().evaluate(values[build]);
            for (int query = 0; query < queries; query++) {
                byQuery[query] += values[build][query] / values.length;
            }
        }
        return new QueriesByBuilds(byQuery, byBuild, interaction(values, byQuery, byBuild));
    }

    private static void requireLayout(double[][] values) {
        int queries = values.length == 0 ? 0 : values[0].length;
        if (values.length < 2 || queries < 2) {
            throw new ReportException(values.length + " builds of " + queries
                    + " queries do not tell their spread; measure at least two of either");
        }
        for (int build = 0; build < values.length; build++) {
            if (values[build].length != queries) {
                throw new ReportException("build " + (build + 1) + " answered " + values[build].length
                        + " queries, not " + queries + "; measure again");
            }
        }
    }

    /** The mean square of what neither the query nor the build explains, as a part of the mean's variance. */
    private static double interaction(double[][] values, double[] byQuery, double[] byBuild) {
        double mean = new Mean().evaluate(byBuild);
        double squares = 0;
        for (int build = 0; build < byBuild.length; build++) {
            for (int query = 0; query < byQuery.length; query++) {
                double rest = values[build][query] - byQuery[query] - byBuild[build] + mean;
                squares += rest * rest;
            }
        }
        double freedom = (byBuild.length - 1.0) * (byQuery.length - 1.0);
        return squares / freedom / (byBuild.length * (double) byQuery.length);
    }

    /** How many queries there are. */
    public int queries() {
        return byQuery.length;
    }

    /** How many builds there are. */
    public int builds() {
        return byBuild.length;
    }

    /** The variance of one build's mean, without what queries and chance add to it. */
    double betweenBuilds() {
        return buildPart().variance() * builds();
    }

    /** The mean over queries and builds. */
    public Estimate mean() {
        return Estimate.of(new Mean().evaluate(byQuery), List.of(queryPart(), buildPart()));
    }

    /**
     * The mean of this minus that of another, paired by query: what both find hard about a query cancels.
     *
     * @throws ReportException if the other has not as many queries
     */
    public Estimate minus(QueriesByBuilds other) {
        double[] differences = differences(other);
        return Estimate.of(
                new Mean().evaluate(differences),
                List.of(VariancePart.ofMean(differences), buildPart(), other.buildPart()));
    }

    /** The part of {@link #minus}'s variance that more queries would lower. */
    double queryVariance(QueriesByBuilds other) {
        return VariancePart.ofMean(differences(other)).variance();
    }

    /** The part of the mean's variance that more queries would lower. */
    VariancePart queryPart() {
        return VariancePart.ofMean(byQuery);
    }

    /** The part of the mean's variance that only more builds would lower. */
    private VariancePart buildPart() {
        return VariancePart.ofMean(byBuild).without(interaction);
    }

    private double[] differences(QueriesByBuilds other) {
        if (other.byQuery.length != byQuery.length) {
            throw new ReportException(
                    byQuery.length + " queries cannot be paired with " + other.byQuery.length + "; ask the same ones");
        }
        double[] differences = byQuery.clone();
        Arrays.setAll(differences, query -> byQuery[query] - other.byQuery[query]);
        return differences;
    }
}
