package dev.touchstone.bench.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.report.tune.PlanSeen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UserPlansTest {
    private static List<Asker> askers(long... rows) {
        return LongStream.of(rows)
                .mapToObj(owned -> new Asker("user of " + owned, owned, List.of(1, 2)))
                .toList();
    }

    private static PlanSeen seen(long rows, boolean byIndex) {
        return new PlanSeen(
                1,
                byIndex ? "Index Scan" : "Bitmap Heap Scan",
                Optional.empty(),
                false,
                Map.of(),
                byIndex ? Optional.empty() : Optional.of("planned as Bitmap Heap Scan"),
                OptionalLong.of(rows));
    }

    @Test
    void watchesTheLargestTheSmallestAndThoseBetweenBySizeNotByNumber() {
        assertThat(Asker.ofAllSizes(askers(10_000, 9_000, 8_000, 1_100, 120, 90, 11, 10, 1)))
                .extracting(Asker::rows)
                .containsExactly(10_000L, 1_100L, 90L, 10L, 1L);
        assertThat(Asker.ofAllSizes(askers(7))).hasSize(1);
        assertThat(Asker.ofAllSizes(askers(5, 5, 0))).extracting(Asker::rows).containsExactly(5L, 0L);
    }

    @Test
    void saysWhichUsersTheIndexAnswersAndHowMuchOfTheWorkloadTheOthersAre() {
        List<PlanSeen> plans = Stream.of(seen(1_000, true), seen(900, true), seen(40, false), seen(30, false))
                .toList();
        assertThat(UserPlans.of(plans).note(askers(1_000, 900, 40, 30)))
                .hasValueSatisfying(note -> assertThat(note)
                        .contains(
                                "the index for the users watched of 1,000, 900 documents",
                                "those of 40, 30 exactly",
                                "50 %"));
        assertThat(UserPlans.of(plans.subList(0, 2)).note(askers(1_000, 900)))
                .hasValueSatisfying(note -> assertThat(note).contains("every user watched"));
        assertThat(UserPlans.of(List.of()).note(askers(9))).isEmpty();
    }
}
