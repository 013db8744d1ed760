package dev.touchstone.bench.load;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a rising rate breaks the latency target.
 *
 * @param meets the highest rate that met the target and was confirmed; empty where even the lowest missed it
 * @param misses the lowest rate above it that missed the target; empty where none did
 * @param trials every load that was tried, in the order of trying
 */
public record Knee(Optional<Double> meets, Optional<Double> misses, List<Trial> trials) {
    public Knee {
        trials = List.copyOf(trials);
    }

    /** The last trial at the rate that met the target. */
    public Optional<Trial> best() {
        return meets.flatMap(rate -> trials.stream()
                .filter(trial -> trial.met() && trial.rate() == rate)
                .max(Comparator.comparing(trials::indexOf)));
    }
}
