package dev.touchstone.report.table;

import dev.touchstone.report.capacity.Shards;
import dev.touchstone.report.capacity.Shards.Shard;
import dev.touchstone.report.capacity.Shards.TooLarge;
import java.util.List;
import java.util.stream.IntStream;

/** How users are dealt out, as tables. */
public final class ShardTables {
    private ShardTables() {}

    /** One row a machine, the fullest first. */
    public static Table shards(Shards shards) {
        return new Table(
                "What each machine holds",
                "every user wholly on one; a machine can hold and serve " + Numbers.count(shards.rowsPerNode())
                        + " documents",
                List.of(
                        Column.numbers("shard"),
                        Column.numbers("users"),
                        Column.numbers("documents"),
                        Column.numbers("of what it can")),
                IntStream.range(0, shards.shards().size())
                        .mapToObj(number -> shard(number, shards))
                        .toList());
    }

    private static List<String> shard(int number, Shards shards) {
        Shard shard = shards.shards().get(number);
        double share = shards.rowsPerNode() == 0 ? 0 : (double) shard.rows() / shards.rowsPerNode();
        return List.of(
                Numbers.count(number + 1L),
                Numbers.count(shard.users()),
                Numbers.count(shard.rows()),
                Math.round(100 * share) + " %");
    }

    /** One row a user that no machine can hold. */
    public static Table tooLarge(Shards shards) {
        return new Table(
                "Users too large for one machine",
                "in none of the shards",
                List.of(Column.numbers("user"), Column.numbers("documents")),
                shards.tooLarge().stream().map(ShardTables::user).toList());
    }

    private static List<String> user(TooLarge one) {
        return List.of(Numbers.count(one.user()), Numbers.count(one.rows()));
    }
}
