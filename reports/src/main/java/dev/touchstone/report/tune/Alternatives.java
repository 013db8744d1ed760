package dev.touchstone.report.tune;

import dev.touchstone.report.tune.Recommendation.Choice;
import java.util.List;
import java.util.Optional;

/** What the settings tried would make of other targets. */
final class Alternatives {
    private final List<Choice> measured;
    private final List<Choice> seen;

    Alternatives(List<TunedCell> cells) {
        this.measured = Chooser.measured(cells);
        this.seen = cells.stream()
                .flatMap(cell -> cell.figures().map(found -> new Choice(cell.setting(), found)).stream())
                .toList();
    }

    /** The cheapest that was measured to the end and meets the target. */
    Optional<Choice> measured(Target target) {
        return met(measured, target);
    }

    /**
     * The cheapest that was given up early and, by the few searches it was asked, meets the target, where none that was
     * measured to the end does or it is clearly faster.
     */
    Optional<Choice> givenUp(Target target) {
        Optional<Choice> known = measured(target);
        return met(seen, target)
                .filter(found -> !measured.contains(found))
                .filter(found -> known.isEmpty() || latency(found, target).below(latency(known.get(), target)));
    }

    private static Interval latency(Choice choice, Target target) {
        return choice.expected().latency().percentile(target.percentile());
    }

    private static Optional<Choice> met(List<Choice> choices, Target target) {
        Chooser chooser = new Chooser(choices, target);
        return chooser.pick().choice().filter(chooser::meets);
    }
}
