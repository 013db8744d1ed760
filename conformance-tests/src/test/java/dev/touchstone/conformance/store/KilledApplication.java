package dev.touchstone.conformance.store;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStores;

/** An application that adds documents and then waits to be killed. */
final class KilledApplication {
    private KilledApplication() {}

    /** Arguments: the user, and how many documents. */
    public static void main(String[] args) throws InterruptedException {
        VectorStores stores =
                VectorStores.fromEnvironment(System.getenv(), new Fixtures.VectorsOnly(Fixtures.DIMENSION));
        VectorStore store = stores.open(CollectionId.ofUser(args[0]));
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            store.addEmbedded(Fixtures.clustered(1, i));
        }
        System.out.println("added");
        Thread.sleep(Long.MAX_VALUE);
    }
}
