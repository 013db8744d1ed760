package dev.touchstone.bench.load;

import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A mix of searches, adds and deletes over many users' stores; request n is the same in every run of a seed, but for
 * which of a user's documents a delete takes.
 */
public final class StoreTraffic implements Workload {
    private final List<VectorStore> users;
    private final Settings settings;
    private final List<float[]> vectors;
    private final List<Queue<String>> added;

    /**
     * What is asked of the stores.
     *
     * @param mix shares of the requests
     * @param k results a search
     * @param text text of an added document
     * @param seed what draws users, vectors and kinds of requests
     */
    public record Settings(TrafficMix mix, int k, String text, long seed) {}

    /**
     * @param users a store a user, at least one; requests fall on them evenly
     * @param vectors queries, and vectors of what is added
     */
    public StoreTraffic(List<? extends VectorStore> users, List<float[]> vectors, Settings settings) {
        this.users = List.copyOf(users);
        this.vectors = List.copyOf(vectors);
        this.settings = settings;
        this.added = users.stream()
                .<Queue<String>>map(user -> new ConcurrentLinkedQueue<>())
                .toList();
    }

    @Override
    public void send(long n) {
        SplittableRandom random = new SplittableRandom(settings.seed() * 31 + n);
        int user = random.nextInt(users.size());
        float[] vector = vectors.get(random.nextInt(vectors.size()));
        switch (settings.mix().kind(random.nextDouble())) {
            case SEARCH -> users.get(user).search(SearchRequest.of(vector, settings.k()));
            case ADD -> add(user, vector);
            case DELETE -> delete(user, vector);
        }
    }

    private void add(int user, float[] vector) {
        EmbeddedDocument document =
                new EmbeddedDocument(Document.of(settings.text(), Map.of("source", "load")), vector);
        added.get(user).addAll(users.get(user).addEmbedded(List.of(document)));
    }

    /** Deletes the oldest document this traffic added; the first deletes of a user find none and add instead. */
    private void delete(int user, float[] vector) {
        String id = added.get(user).poll();
        if (id == null) {
            add(user, vector);
        } else {
            users.get(user).delete(List.of(id));
        }
    }
}
