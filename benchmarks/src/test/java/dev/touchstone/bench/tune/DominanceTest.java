package dev.touchstone.bench.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.bench.tune.Laboratory.Screening;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DominanceTest {
    private static final int PAIRS = 300;
    private static final Dominance RULE = Dominance.standard();

    private final Random random = new Random(11);

    /** A machine whose speed differs from pass to pass up to threefold, and wanders within one. */
    private Screening pass(double searchMillis, int queries) {
        double speed = 1 + 2 * random.nextDouble();
        double[] millis = new double[queries];
        List<Double> references = new ArrayList<>();
        for (int i = 0; i < queries; i++) {
            speed = Math.max(1, Math.min(3, speed * Math.exp(0.03 * random.nextGaussian())));
            millis[i] = searchMillis * speed * noise();
            if (i % Relative.EVERY == 0) {
                references.add(0.5 * speed * noise());
            }
        }
        double[] recalls = new double[queries];
        Arrays.fill(recalls, 1);
        Relative times = new Relative(millis, references);
        return new Screening(recalls, millis, times.values(), times.referenceMillis(), 1, 0, List.of(), 1);
    }

    /** Now and then something else runs in between. */
    private double noise() {
        return Math.exp(0.15 * random.nextGaussian()) + (random.nextInt(50) == 0 ? 4 : 0);
    }

    @Test
    void aSettingIsNotFasterThanItselfOnAMachineThatIsSlowerForAWhile() {
        for (int queries : new int[] {100, 1_000}) {
            int falsely = 0;
            int byTheClock = 0;
            for (int pair = 0; pair < PAIRS; pair++) {
                Screening one = pass(1, queries);
                Screening other = pass(1, queries);
                falsely += RULE.dominates(one, other) || RULE.dominates(other, one) ? 1 : 0;
                byTheClock += separate(one, other) || separate(other, one) ? 1 : 0;
            }
            assertThat(byTheClock).as("the machine does mislead").isGreaterThan(PAIRS / 20);
            assertThat(falsely).as(queries + " queries").isLessThanOrEqualTo(PAIRS / 100);
        }
    }

    /** Whether the intervals of the two p95 in milliseconds lie apart. */
    private static boolean separate(Screening one, Screening other) {
        return RULE.percentile(one.millis(), 0.95, 1) < RULE.percentile(other.millis(), 0.95, -1);
    }

    @Test
    void aSettingThatTakesHalfAsLongAgainIsGivenUpAllTheSame() {
        int found = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            found += RULE.isFaster(pass(1, 1_000), pass(1.5, 1_000)) ? 1 : 0;
        }
        assertThat(found).isGreaterThan(PAIRS * 9 / 10);
    }
}
