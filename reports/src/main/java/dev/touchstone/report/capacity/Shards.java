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
 * @param tooLarge users that no single node can hold or serve, in the order of the demand
 * @param rowsPerNode rows one node can hold and serve
 * @param limit what keeps a node from more
 */
public record Shards(List<Shard> shards, List<TooLarge> tooLarge, long rowsPerNode, Limit limit) {
    /** What a node runs out of first. */
    public enum Limit {
        MEMORY,
        CORES
    }

    public Shards {
        shards = List.copyOf(shards);
        tooLarge = List.copyOf(tooLarge);
    }

    /** What one node holds. */
    public record Shard(int users, long rows) {}

    /**
     * A user beyond any node.
     *
     * @param user its number in the demand, counted from 1
     */
    public record TooLarge(int user, long rows) {}

    /** The largest user first, each to the node with the fewest rows, on as few nodes as will do. */
    public static Shards of(Demand demand, Node node) {
        long perNode = rowsPerNode(demand, node);
        List<TooLarge> tooLarge = IntStream.range(0, demand.userRows().size())
                .filter(user -> demand.userRows().get(user) > perNode)
                .mapToObj(user -> new TooLarge(user + 1, demand.userRows().get(user)))
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
                return new Shards(dealt, tooLarge, perNode, limit(demand, node));
            }
            nodes++;
        }
    }

    private static long rowsPerNode(Demand demand, Node node) {
        return (long) Math.min(held(demand, node), served(demand, node));
    }

    private static Limit limit(Demand demand, Node node) {
        return held(demand, node) <= served(demand, node) ? Limit.MEMORY : Limit.CORES;
    }

    private static double held(Demand demand, Node node) {
        return node.memoryBytes() / demand.bytesPerRow();
    }

    private static double served(Demand demand, Node node) {
        return node.cores() * demand.rowsPerCore();
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
