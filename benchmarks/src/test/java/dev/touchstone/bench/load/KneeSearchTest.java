package dev.touchstone.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.bench.config.ConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KneeSearchTest {
    private static final KneeSearch SEARCH = new KneeSearch(10, 10_000, 2, 1.05);
    private static final LoadResult NOTHING = new LoadResult(1, Duration.ofSeconds(1), List.of(), Map.of(), 0, 0);

    private static KneeSearch.Load server(double capacity) {
        return rate -> new Trial(rate, rate <= capacity, NOTHING);
    }

    @Test
    void endsWithinItsResolutionBelowTheCapacity() throws InterruptedException {
        for (double capacity : new double[] {10, 11, 77, 640, 9_999}) {
            Knee knee = SEARCH.find(server(capacity));
            assertThat(knee.meets().orElseThrow()).isBetween(capacity / 1.05, capacity);
            assertThat(knee.misses().orElseThrow()).isGreaterThan(capacity);
        }
    }

    @Test
    void isNotMisledByOneLuckyOrUnluckyLoad() throws InterruptedException {
        Random random = new Random(5);
        int near = 0;
        for (int run = 0; run < 200; run++) {
            KneeSearch.Load noisy = rate -> new Trial(rate, random.nextInt(10) == 0 ^ rate <= 500, NOTHING);
            double found = SEARCH.find(noisy).meets().orElse(0.0);
            if (found > 400 && found < 625) {
                near++;
            }
        }
        assertThat(near).isGreaterThan(150);
    }

    @Test
    void findsNoKneeWhereNothingMeetsOrMissesTheTarget() throws InterruptedException {
        assertThat(SEARCH.find(server(5)).meets()).isEmpty();
        Knee unbroken = SEARCH.find(server(1e9));
        assertThat(unbroken.meets()).contains(10_000.0);
        assertThat(unbroken.misses()).isEmpty();
    }

    @Test
    void refusesARangeThatIsNone() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new KneeSearch(100, 50, 2, 1.05))
                .withMessageContaining("no range");
    }
}
