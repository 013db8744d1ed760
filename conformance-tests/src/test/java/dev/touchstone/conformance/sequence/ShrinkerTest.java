package dev.touchstone.conformance.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ShrinkerTest {
    private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

    private static List<Integer> shrink(Predicate<List<Integer>> fails, int tries) {
        return new Shrinker<>(fails, number -> number > 0 ? List.of(number / 2, number - 1) : List.of(), tries)
                .shrink(HUNDRED);
    }

    @Test
    void keepsOnlyWhatTheFailureNeeds() {
        assertThat(shrink(list -> list.contains(17) && list.contains(80), 1_000))
                .containsExactly(17, 80);
        assertThat(shrink(list -> true, 1_000)).isEmpty();
    }

    @Test
    void simplifiesWhatIsLeftAndShortensAgain() {
        assertThat(shrink(list -> list.stream().mapToInt(n -> n).max().orElse(0) >= 23, 1_000))
                .containsExactly(23);
        assertThat(shrink(list -> list.stream().mapToInt(n -> n).sum() >= 150, 10_000))
                .hasSize(2);
    }

    @Test
    void neverReturnsAListThatDoesNotFailAndStopsWhenItsTriesAreUsedUp() {
        List<List<Integer>> asked = new ArrayList<>();
        List<Integer> shrunk = shrink(
                list -> {
                    asked.add(list);
                    return list.size() > 40;
                },
                12);
        assertThat(asked).hasSize(12);
        assertThat(shrunk).hasSizeGreaterThan(40).hasSizeLessThan(100);
    }
}
