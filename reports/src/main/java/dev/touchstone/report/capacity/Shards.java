package dev.touchstone.report.capacity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Users dealt out to nodes, each user wholly to one.
 *
 * @param shards what each node holds; no node holds more than it can, but for the users named in {@code tooLarge}
 * @param tooLarge users, by their number, that no single node can hold or serve
 * @param rowsPerNode rows one node can hold and serve
 */
public record Shards(List<Shard> shards, List<Integer> tooLarge, long rowsPerNode) {
    public Shards {
        shards = List.copyOf(shards);
        tooLarge = List.copyOf(tooLarge);
    }

    /** What one node holds. */
    public record Shard(int users, long rows) {}

    /** The largest user first, each to the node with the fewest rows, on as few nodes as will do. */
    public static Shards of(Demand demand, Node node) {
        long perNode = rowsPerNode(demand, node);
        List<Integer> tooLarge = IntStream.range(0, demand.userRows().size())
                .filter(user -> demand.userRows().get(user) > perNode)
                .boxed()
                .toList();
        List<Long> rows = demand.userRows().stream()
                .filter(user -> user <= perNode)
                .sorted(Comparator.reverseOrder())
                .toList();
        long total = rows.stream().mapToLong(Long::longValue).sum();
        int nodes = (int) Math.max(1, (double) total / Math.max(1, perNode));
        while (true) {
            List<Shard> dealt = deal(rows, nodes);
            if (dealt.stream().allMatch(shard -> shard.rows() <= perNode)) {
                return new Shards(dealt, tooLarge, perNode);
            }
            nodes++;
        }
    }

    private static long rowsPerNode(Demand demand, Node node) {
        return (long) Math.min(node.memoryBytes() / demand.bytesPerRow(), node.cores() * demand.rowsPerCore());
    }

    private static List<Shard> deal(List<Long> rows, int nodes) {
        PriorityQueue<Shard> emptiest = new PriorityQueue<>(Comparator.comparingLong(Shard::rows));
        IntStream.range(0, nodes).forEach(node -> emptiest.add(new Shard(0, 0)));
        for (long user : rows) {
            Shard shard = emptiest.remove();
            emptiest.add(new Shard(shard.users() + 1, shard.rows() + user));
        }
        List<Shard> dealt = new ArrayList<>(emptiest);
        dealt.sort(Comparator.comparingLong(Shard::rows).reversed());
        return dealt;
    }
}
