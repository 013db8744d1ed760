package dev.touchstone.report.capacity;

import dev.touchstone.report.capacity.Shards.Limit;
import dev.touchstone.report.capacity.Shards.Shard;
import dev.touchstone.report.capacity.Shards.TooLarge;
import dev.touchstone.report.table.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How users are dealt out, in sentences. */
public final class ShardLines {
    private static final int NAMED = 5;

    private ShardLines() {}

    /** How many machines it takes and what each holds, then who is too large for any. */
    public static List<String> of(Shards shards) {
        List<String> lines = new ArrayList<>();
        lines.add(machines(shards) + " One can hold and serve " + Numbers.count(shards.rowsPerNode())
                + " documents; what it runs out of first is "
                + (shards.limit() == Limit.MEMORY ? "memory." : "cores.") + dealt(shards.shards()));
        if (!shards.tooLarge().isEmpty()) {
            lines.add(tooLarge(shards.tooLarge()));
        }
        return lines;
    }

    private static String machines(Shards shards) {
        int count = shards.shards().size();
        String beside = shards.tooLarge().isEmpty() ? "" : ", beside the users that are too large for one";
        if (count == 1) {
            return shards.tooLarge().isEmpty()
                    ? "One machine of the kind that was named is enough."
                    : "One machine of the kind that was named takes all" + beside + ".";
        }
        return Numbers.count(count) + " machines of the kind that was named are needed" + beside
                + ", as shards: every user wholly on one.";
    }

    private static String dealt(List<Shard> shards) {
        Shard fullest = shards.get(0);
        Shard emptiest = shards.get(shards.size() - 1);
        return shards.size() == 1
                ? ""
                : " The fullest holds " + text(fullest) + ", the emptiest " + text(emptiest) + ".";
    }

    private static String text(Shard shard) {
        return Numbers.count(shard.rows()) + " documents of " + Numbers.count(shard.users())
                + (shard.users() == 1 ? " user" : " users");
    }

    private static String tooLarge(List<TooLarge> users) {
        String named = users.stream()
                .limit(NAMED)
                .map(one -> "user " + one.user() + " with " + Numbers.count(one.rows()) + " documents")
                .collect(Collectors.joining(", "));
        int left = users.size() - NAMED;
        return (users.size() == 1 ? "One user is" : Numbers.count(users.size()) + " users are")
                + " too large for one such machine: " + named + (left > 0 ? " and " + left + " more" : "")
                + ". Sharding by user does not help them: each needs a larger machine, or its documents under several"
                + " users.";
    }
}
