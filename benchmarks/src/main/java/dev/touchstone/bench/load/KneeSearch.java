package dev.touchstone.bench.load;

import dev.touchstone.bench.config.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the knee by rising in steps until a rate misses the target, halving the gap, and confirming the result: a rate
 * counts as met only by two loads of three.
 *
 * @param lowest the first rate tried, requests/s
 * @param highest the rate beyond which nothing is tried: what the client can send
 * @param step how many times the rate grows while it is met, above 1
 * @param resolution how near the ends of the gap must come, such as 1.05 for 5 %
 */
public record KneeSearch(double lowest, double highest, double step, double resolution) {
    private static final int VOTES = 2;

    /** Runs one load at a rate and says whether it kept the target. */
    @FunctionalInterface
    public interface Load {
        Trial at(double rate) throws InterruptedException;
    }

    public KneeSearch {
        if (!(lowest > 0 && lowest <= highest)) {
            throw new ConfigurationException(
                    "the knee is searched from " + lowest + " to " + highest + " requests/s, which is no range");
        }
        if (!(step > 1 && resolution > 1)) {
            throw new ConfigurationException("step " + step + " and resolution " + resolution + " must be above 1");
        }
    }

    /** Searches; every load that runs is kept. */
    public Knee find(Load load) throws InterruptedException {
        return new Search(load).find();
    }

    private final class Search {
        private final Load load;
        private final List<Trial> trials = new ArrayList<>();
        private Optional<Double> meets = Optional.empty();
        private Optional<Double> misses = Optional.empty();

        Search(Load load) {
            this.load = load;
        }

        Knee find() throws InterruptedException {
            rise();
            while (misses.isPresent() && meets.isPresent() && misses.get() / meets.get() > resolution) {
                probe(Math.sqrt(misses.get() * meets.get()));
            }
            return new Knee(meets, misses, trials);
        }

        /** Rises by single loads; the first miss and the last rate met before it are then voted on. */
        private void rise() throws InterruptedException {
            double rate = lowest;
            while (tries(rate) || wins(rate)) {
                meets = Optional.of(rate);
                if (rate >= highest) {
                    return;
                }
                rate = Math.min(rate * step, highest);
            }
            misses = Optional.of(rate);
            confirm();
        }

        /** A lucky load must not stand as the answer: falls back step by step until a rate is confirmed. */
        private void confirm() throws InterruptedException {
            while (meets.isPresent() && !wins(meets.get())) {
                misses = meets;
                double lower = meets.get() / step;
                meets = lower < lowest ? Optional.empty() : Optional.of(lower);
            }
        }

        private void probe(double rate) throws InterruptedException {
            if (wins(rate)) {
                meets = Optional.of(rate);
            } else {
                misses = Optional.of(rate);
            }
        }

        private boolean tries(double rate) throws InterruptedException {
            Trial trial = load.at(rate);
            trials.add(trial);
            return trial.met();
        }

        /** The better of three loads at the rate, earlier ones among them, ended as soon as two agree. */
        private boolean wins(double rate) throws InterruptedException {
            while (count(rate, true) < VOTES && count(rate, false) < VOTES) {
                tries(rate);
            }
            return count(rate, true) >= VOTES;
        }

        private long count(double rate, boolean met) {
            return trials.stream()
                    .filter(trial -> trial.rate() == rate && trial.met() == met)
                    .count();
        }
    }
}
