package dev.touchstone.report.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShardsTest {
    private static final Node NODE = new Node(1_000_000, 4);

    @Test
    void keepsEverythingOnOneNodeWhereItFits() {
        Shards shards = Shards.of(new Demand(List.of(400L, 300L, 300L), 1_000, 1_000), NODE);
        assertThat(shards.shards()).containsExactly(new Shards.Shard(3, 1_000));
        assertThat(shards.tooLarge()).isEmpty();
    }

    @Test
    void holdsNoNodeToMoreThanItsMemoryOrItsCoresAllow() {
        List<Long> zipf =
                LongStream.rangeClosed(1, 200).map(rank -> 900 / rank).boxed().toList();
        Shards byMemory = Shards.of(new Demand(zipf, 1_000, 1e9), NODE);
        assertThat(byMemory.rowsPerNode()).isEqualTo(1_000);
        assertThat(byMemory.limit()).isEqualTo(Shards.Limit.MEMORY);
        assertThat(byMemory.shards()).allMatch(shard -> shard.rows() <= 1_000);
        assertThat(byMemory.shards().stream().mapToLong(Shards.Shard::rows).sum())
                .isEqualTo(zipf.stream().mapToLong(Long::longValue).sum());
        Shards byCores = Shards.of(new Demand(zipf, 1_000, 230), NODE);
        assertThat(byCores.rowsPerNode()).isEqualTo(920);
        assertThat(byCores.limit()).isEqualTo(Shards.Limit.CORES);
        assertThat(byCores.shards().size())
                .isGreaterThanOrEqualTo(byMemory.shards().size());
    }

    @Test
    void namesUsersThatNoNodeCanHold() {
        Shards shards = Shards.of(new Demand(List.of(10L, 1_001L, 20L), 1_000, 1e9), NODE);
        assertThat(shards.tooLarge()).containsExactly(new Shards.TooLarge(2, 1_001));
        assertThat(shards.shards()).containsExactly(new Shards.Shard(2, 30));
    }

    @Test
    void doesNotSayThatOneNodeIsEnoughWhereAUserIsTooLargeForIt() {
        Shards shards = Shards.of(new Demand(List.of(5_000L, 20L), 1_000, 1e9), NODE);
        assertThat(ShardLines.of(shards))
                .first()
                .asString()
                .doesNotContain("is enough")
                .contains("beside the users that are too large");
        assertThat(ShardLines.of(shards).get(1)).contains("user 1 with 5,000 documents");
    }

    @Test
    void needsAsManyNodesAsUsersWhereTwoNeverFitTogether() {
        Shards shards = Shards.of(new Demand(Collections.nCopies(5, 600L), 1_000, 1e9), NODE);
        assertThat(shards.shards()).hasSize(5);
    }
}
