package dev.touchstone.bench.cutover;

import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** An application that knows nothing of a cutover: each time it runs it adds, deletes, replaces and asks. */
final class CutoverApplication {
    static final int DIMENSION = 24;
    private static final int ADDED = 40;
    private static final int DELETED = 3;
    private static final int SEARCHES = 700;

    private CutoverApplication() {}

    /** Arguments: the number of this run, which chooses what is added. */
    public static void main(String[] args) {
        int run = Integer.parseInt(args[0]);
        try (VectorStores stores = VectorStores.fromEnvironment(System.getenv(), new VectorsOnly(DIMENSION))) {
            for (String user : List.of("alice", "bert")) {
                try (VectorStore store = stores.open(CollectionId.ofUser(user))) {
                    work(store, run);
                }
            }
        }
    }

    private static void work(VectorStore store, int run) {
        Random random = new Random(run);
        List<EmbeddedDocument> added = new ArrayList<>();
        for (int i = 0; i < ADDED; i++) {
            added.add(document(id(run, i), "run " + run + ", document " + i, random));
        }
        store.addEmbedded(added);
        store.addEmbedded(List.of(document(id(run, DELETED), "replaced in run " + run, random)));
        for (int i = 0; i < DELETED; i++) {
            store.delete(List.of(id(run, i)));
        }
        for (int i = 0; i < SEARCHES; i++) {
            store.search(SearchRequest.of(vector(random), 5));
        }
    }

    /** Returns the ids of what is left after so many runs, in the order of insertion. */
    static List<String> idsAfter(int runs) {
        return IntStream.rangeClosed(1, runs)
                .boxed()
                .flatMap(run -> IntStream.range(DELETED, ADDED).mapToObj(number -> id(run, number)))
                .toList();
    }

    private static String id(int run, int number) {
        return "run-" + run + "-" + number;
    }

    private static EmbeddedDocument document(String id, String text, Random random) {
        return new EmbeddedDocument(new Document(id, text, Map.of("even", id.length() % 2 == 0)), vector(random));
    }

    private static float[] vector(Random random) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }
}
