package dev.touchstone.report.tune;

import dev.touchstone.report.tune.Recommendation.Choice;
import dev.touchstone.report.tune.Recommendation.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses the cheapest of the measured settings that meets a target by the ends of its intervals. */
final class Chooser {
    /** An index is worth its memory where it takes at most this share of an exact search's latency. */
    static final double WORTH_AN_INDEX = 0.8;

    private final List<Choice> measured;
    private final Target target;
    private final List<Requirement> requirements;
    private final CostOrder order;

    Chooser(List<Choice> measured, Target target) {
        this.measured = List.copyOf(measured);
        this.target = target;
        this.requirements = target.requirements();
        this.order = new CostOrder(target);
    }

    /** The settings that were measured to the end; void ones and those given up early are none. */
    static List<Choice> measured(List<TunedCell> cells) {
        return cells.stream()
                .filter(cell -> cell.voidReason().isEmpty() && cell.dropped().isEmpty())
                .flatMap(cell -> cell.figures().map(found -> new Choice(cell.setting(), found)).stream())
                .toList();
    }

    /** What was chosen, and what kind of answer it is. */
    record Pick(Outcome outcome, Optional<Choice> choice) {}

    Pick pick() {
        List<Choice> meeting = meeting();
        if (measured.isEmpty()) {
            return new Pick(Outcome.NOTHING_MEASURED, Optional.empty());
        }
        if (meeting.isEmpty()) {
            return nearest();
        }
        Choice cheapest = order.cheapest(meeting).orElseThrow();
        Choice chosen =
                exact(meeting).filter(exact -> exactIsEnough(exact, cheapest)).orElse(cheapest);
        if (chosen.setting().index() != IndexKind.EXACT) {
            return new Pick(Outcome.INDEX, Optional.of(chosen));
        }
        boolean open = target.latency().isEmpty() && !undecidedIndexes(chosen).isEmpty();
        return new Pick(open ? Outcome.UNCERTAIN : Outcome.EXACT_IS_ENOUGH, Optional.of(chosen));
    }

    /** Indexes clearly faster than exact search that meet the target by their figures, but not by their intervals. */
    List<Choice> undecidedIndexes(Choice exact) {
        return reachingIndexes()
                .filter(choice -> !meets(choice) && latency(choice) <= WORTH_AN_INDEX * latency(exact))
                .toList();
    }

    /** Whether any index meets the target by its figures. */
    boolean anyIndexReaches() {
        return reachingIndexes().findAny().isPresent();
    }

    private Stream<Choice> reachingIndexes() {
        return measured.stream()
                .filter(choice -> choice.setting().index() != IndexKind.EXACT)
                .filter(choice -> requirements.stream().allMatch(part -> part.metByFigure(choice.expected())));
    }

    /** The settings whose intervals meet the whole target. */
    List<Choice> meeting() {
        return measured.stream().filter(this::meets).toList();
    }

    /** Whether the intervals meet the whole target. */
    boolean meets(Choice choice) {
        return requirements.stream().allMatch(requirement -> requirement.met(choice.expected()));
    }

    /** The cheapest of the exact searches among these. */
    Optional<Choice> exact(List<Choice> choices) {
        return order.cheapest(choices.stream()
                .filter(choice -> choice.setting().index() == IndexKind.EXACT)
                .toList());
    }

    /** A ceiling that exact search keeps is kept without an index; without one, an index must be clearly faster. */
    private boolean exactIsEnough(Choice exact, Choice cheapest) {
        return target.latency().isPresent() || latency(cheapest) > WORTH_AN_INDEX * latency(exact);
    }

    private double latency(Choice choice) {
        return choice.expected().latency().percentile(target.percentile()).value();
    }

    /** The next best of those that meet the target and are not beaten by the choice in every respect. */
    Optional<Choice> runnerUp(Choice choice) {
        return order.cheapest(meeting().stream()
                .filter(other -> !other.equals(choice) && !order.beats(choice, other))
                .toList());
    }

    List<Choice> frontier() {
        return order.frontier(measured);
    }

    /** Of the clearly faster ones that the target's other parts allow, the one that misses the recall by least. */
    Optional<Choice> fasterWithLessRecall(Choice choice) {
        Requirement recall = requirements.get(0);
        return measured.stream()
                .filter(other -> !recall.met(other.expected()))
                .filter(other -> requirements.stream().skip(1).allMatch(part -> part.met(other.expected())))
                .filter(other -> CostOrder.SAME * order.latency(other) < order.latency(choice))
                .max(Comparator.comparingDouble(order::recall)
                        .thenComparing(
                                Comparator.comparingDouble(order::latency).reversed()));
    }

    /** The fastest by its figure alone of those that meet the target, if that is not the choice. */
    Optional<Choice> fasterByFigure(Choice choice) {
        return meeting().stream()
                .filter(other -> latency(other) < latency(choice))
                .min(Comparator.comparingDouble(this::latency));
    }

    private Pick nearest() {
        List<Choice> undecided = measured.stream()
                .filter(choice -> requirements.stream().allMatch(part -> part.metByFigure(choice.expected())))
                .toList();
        return undecided.isEmpty()
                ? new Pick(Outcome.NOTHING_MEETS, nearest(measured))
                : new Pick(Outcome.UNCERTAIN, nearest(undecided));
    }

    /** The setting whose worst shortfall is least. */
    private Optional<Choice> nearest(List<Choice> choices) {
        double least = choices.stream().mapToDouble(this::worstGap).min().orElse(0);
        return order.cheapest(
                choices.stream().filter(choice -> worstGap(choice) <= least).toList());
    }

    private double worstGap(Choice choice) {
        return requirements.stream()
                .mapToDouble(part -> part.gap(choice.expected()))
                .max()
                .orElse(0);
    }
}
