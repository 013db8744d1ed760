package dev.touchstone.report.tune;

import dev.touchstone.report.cell.CellOrder;
import dev.touchstone.report.tune.Recommendation.Choice;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one setting costs beside another, by the ends of the intervals that are against it.
 *
 * <p>A search's latency is what it takes of the machine, so it decides; settings within {@link #SAME} of the least are as
 * cheap as that one, and among them the smallest index wins, then the shorter build. In no respect may a setting that
 * is beaten in all come first, or a pick would depend on settings that nobody should take.
 */
final class CostOrder {
    /** How much above the least latency is no difference worth an index's memory. */
    static final double SAME = 1.05;

    private final Target target;
    private final Comparator<Choice> cheapestFirst;

    CostOrder(Target target) {
        this.target = target;
        this.cheapestFirst = Comparator.comparingLong(CostOrder::bytes)
                .thenComparingDouble(CostOrder::buildSeconds)
                .thenComparingDouble(this::latency)
                .thenComparing(Comparator.comparingDouble(this::recall).reversed())
                .thenComparing(choice -> choice.setting().cell(), CellOrder.INSTANCE);
    }

    /** The cheapest of these. */
    Optional<Choice> cheapest(Collection<Choice> choices) {
        double least = choices.stream().mapToDouble(this::latency).min().orElse(0);
        return choices.stream()
                .filter(choice -> latency(choice) <= SAME * least)
                .min(cheapestFirst);
    }

    /** Whether one is at least as good as the other in every respect, and better in one or named first. */
    boolean beats(Choice one, Choice other) {
        return recall(one) >= recall(other)
                && latency(one) <= latency(other)
                && bytes(one) <= bytes(other)
                && buildSeconds(one) <= buildSeconds(other)
                && cheapestFirst.compare(one, other) < 0;
    }

    /** Whether one has at least the recall and at most the latency of the other, and is better in one or cheaper. */
    boolean beatsInSpeed(Choice one, Choice other) {
        boolean better = recall(one) > recall(other) || latency(one) < latency(other);
        return recall(one) >= recall(other)
                && latency(one) <= latency(other)
                && (better || cheapestFirst.compare(one, other) < 0);
    }

    /** Settings that none of the others beats in speed, by rising recall. */
    List<Choice> frontier(Collection<Choice> choices) {
        return choices.stream()
                .filter(choice -> choices.stream().noneMatch(rival -> beatsInSpeed(rival, choice)))
                .sorted(Comparator.comparingDouble(this::recall).thenComparing(cheapestFirst))
                .toList();
    }

    /** The lower end of the recall that the target is about. */
    double recall(Choice choice) {
        return target.recall().of().of(choice.expected().recall()).low();
    }

    /** The upper end of the latency that the target is about, in ms. */
    double latency(Choice choice) {
        return choice.expected().latency().percentile(target.percentile()).high();
    }

    private static long bytes(Choice choice) {
        return choice.expected().build().indexBytes();
    }

    private static double buildSeconds(Choice choice) {
        return choice.expected().build().seconds().high();
    }
}
