package dev.touchstone.bench.tune;

import dev.touchstone.bench.tune.Laboratory.Built;
import dev.touchstone.bench.tune.Laboratory.Screening;
import dev.touchstone.report.tune.Percentile;
import dev.touchstone.report.tune.RecallStatistic;
import dev.touchstone.report.tune.Target;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.stat.descriptive.moment.Mean;

/**
 * How a search decides.
 *
 * @param target what must be reached
 * @param profile how much is measured
 * @param exhaustive whether nothing is given up
 * @param refinements efforts tried between two of the grid, a build; 0 where the grid is to be kept to
 * @param queries the most queries asked of a candidate
 * @param exactQueries the most asked of exact search, whose recall is not in doubt
 */
record Rules(Target target, TuneProfile profile, boolean exhaustive, int refinements, int queries, int exactQueries) {
    private static final int REFINEMENTS = 2;
    private static final double EXACT_PASS_SECONDS = 10;
    private static final double TAIL = 0.05;
    private static final Dominance DOMINANCE = Dominance.standard();

    /** Rules under which a pass of exact search over everything takes ten seconds at most, or no more than its first look. */
    static Rules of(TuneRequest request, int queries, BuildCost cost) {
        int most = Math.min(request.profile().mostQueries(), queries);
        int exact = (int) Math.min(most, EXACT_PASS_SECONDS / cost.exactSearchSeconds());
        int first = Math.min(request.profile().firstQueries(), most);
        int refinements = request.exhaustive() || request.grid().isPresent() ? 0 : REFINEMENTS;
        return new Rules(
                request.target(), request.profile(), request.exhaustive(), refinements, most, Math.max(first, exact));
    }

    /** The most queries asked of a build's candidates. */
    int queries(TuneBuild build) {
        return build.isExact() ? exactQueries : queries;
    }

    int firstQueries() {
        return Math.min(profile.firstQueries(), queries);
    }

    int rounds() {
        return profile.measurement().rounds();
    }

    /**
     * Why a candidate cannot reach the target, whatever else is measured; empty where it may.
     *
     * @param calmMillis the least time the reference scan took in any pass: latency is judged as on the machine then
     */
    Optional<String> outOfReach(Screening pass, double calmMillis) {
        String after = " after " + pass.millis().length + " queries";
        if (target.recall().of() == RecallStatistic.MEAN
                && DOMINANCE.recallUpper(pass) < target.recall().atLeast()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "recall %.3f cannot reach %s%s",
                    new Mean().evaluate(pass.recalls()),
                    target.recall().atLeast(),
                    after));
        }
        if (target.recall().of() == RecallStatistic.MINIMUM
                && statistic(pass) < target.recall().atLeast()) {
            return Optional.of("a query below the least recall" + after);
        }
        return target.latency()
                .filter(ceiling -> ceiling.percentile() == Percentile.P95)
                .filter(ceiling -> DOMINANCE.p95Lower(pass) * calmMillis > ceiling.millis())
                .map(ceiling -> "p95 above " + ceiling.millis() + " ms" + after);
    }

    /** Why a build cannot reach the target; empty where it may. */
    Optional<String> outOfReach(Built built) {
        if (target.indexBytes().isPresent()
                && built.bytes() > target.indexBytes().getAsLong()) {
            return Optional.of("the index has " + built.bytes() + " bytes, more than the target's memory");
        }
        return Optional.empty();
    }

    /** Whether one candidate makes the other needless: no worse in anything the target names, and faster. */
    boolean dominates(Measured one, Measured other) {
        return notDearer(one.built(), other.built())
                && statistic(one.pass()) >= statistic(other.pass()) - DOMINANCE.tolerance()
                && DOMINANCE.dominates(one.pass(), other.pass());
    }

    private boolean notDearer(Built one, Built other) {
        return (target.indexBytes().isEmpty() || one.bytes() <= other.bytes())
                && (target.buildSeconds().isEmpty() || one.seconds() <= other.seconds());
    }

    /**
     * A candidate's pass and the build it was asked of.
     *
     * @param pass over as many queries as the other's
     */
    record Measured(Screening pass, Built built) {}

    /** The figure of recall that the target names. */
    double statistic(Screening pass) {
        double[] sorted = pass.recalls().clone();
        Arrays.sort(sorted);
        return switch (target.recall().of()) {
            case MEAN -> new Mean().evaluate(sorted);
            case P5 -> sorted[(int) Math.ceil(TAIL * sorted.length) - 1];
            case MINIMUM -> sorted[0];
        };
    }

    /** Whether a candidate reaches the recall even where its pass flattered it; only the mean's doubt is known. */
    boolean surelyReaches(Screening pass) {
        double found = target.recall().of() == RecallStatistic.MEAN ? DOMINANCE.recallLower(pass) : statistic(pass);
        return found >= target.recall().atLeast();
    }

    /** The best bets first: those that seem to reach the recall by their latency, then the others by their recall. */
    Comparator<Screening> bestFirst() {
        double floor = target.recall().atLeast();
        Comparator<Screening> reach = Comparator.comparing(pass -> statistic(pass) < floor);
        return reach.thenComparing(pass -> statistic(pass) < floor ? -statistic(pass) : p95(pass));
    }

    private static double p95(Screening pass) {
        return DOMINANCE.percentile(pass.relative(), 1 - TAIL, 0);
    }
}
