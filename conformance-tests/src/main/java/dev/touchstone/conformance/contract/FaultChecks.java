package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.history.Call;
import dev.touchstone.conformance.history.Workload;
import dev.touchstone.conformance.random.RandomVectors;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** What holds of a store after a fault. */
final class FaultChecks {
    /** Bytes on the wire when about half of a large call's are sent. */
    static final long HALF_OF_LARGE = 1_000_000;

    private static final int LARGE = 2_000;
    private static final String TEXT = "x".repeat(1_000);
    /** Blows after which a workload has been unlucky: about every second one meets a write. */
    static final int MOST_BLOWS = 8;

    private static final int BROKEN_CONNECTIONS = 10;

    private final VectorStore store;
    private List<String> acknowledged = List.of();

    FaultChecks(VectorStore store) {
        this.store = store;
    }

    /** Documents of 2 MB in all. */
    static List<EmbeddedDocument> large(int dimension) {
        RandomVectors vectors = new RandomVectors(dimension, 1);
        List<EmbeddedDocument> documents = new ArrayList<>();
        for (int i = 0; i < LARGE; i++) {
            documents.add(new EmbeddedDocument(new Document("large " + i, TEXT + i, Map.of()), vectors.next()));
        }
        return documents;
    }

    /** Adds what must be there ever after. */
    void acknowledge() {
        acknowledged = store.addEmbedded(Samples.fan(store.embeddingModel().dimension(), 20));
    }

    /** Whether the error is one line that says something. */
    static void isClear(Throwable error) {
        assertThat(error).isInstanceOf(VectorStoreException.class);
        assertThat(error.getMessage()).doesNotContain("\n").hasSizeBetween(20, 300);
    }

    /** Returns what a call fails with. */
    static VectorStoreException failureOf(Runnable call) {
        try {
            call.run();
        } catch (VectorStoreException e) {
            return e;
        }
        throw new AssertionError("the call was acknowledged");
    }

    /** Wants a call to fail with an error that names the fault: at once, or once for each connection the fault broke. */
    static void failsNaming(String fault, Runnable call) {
        String message = "";
        for (int failures = 0; !message.contains(fault); failures++) {
            assertThat(failures).as("failures, the last: %s", message).isLessThan(BROKEN_CONNECTIONS);
            VectorStoreException failure = failureOf(call);
            isClear(failure);
            message = failure.getMessage();
        }
    }

    /** Asks until the store answers: each connection the fault broke may show it once. */
    void heal() {
        for (int failures = 0; ; failures++) {
            try {
                store.getCollectionStats();
                return;
            } catch (VectorStoreException e) {
                isClear(e);
                assertThat(failures).isLessThan(BROKEN_CONNECTIONS);
            }
        }
    }

    void worksAgainWithNothingChanged() {
        heal();
        holds(0);
    }

    /** The store holds what was acknowledged before the fault, and so many more. */
    void holds(int more) {
        assertThat(store.getByIds(acknowledged)).extracting(Document::id).isEqualTo(acknowledged);
        assertThat(store.getCollectionStats().documentCount()).isEqualTo(acknowledged.size() + more);
    }

    static void run(Workload workload, long seed) {
        try {
            workload.run(Integer.MAX_VALUE, seed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a write was refused: what becomes of refused writes is seen only where there is one. */
    static boolean refusedAWrite(Workload workload) {
        return workload.history().calls().stream()
                .anyMatch(call -> call.action() instanceof Call.Write && call.outcome() == Call.Outcome.FAILED);
    }

    static void awaitCalls(Workload workload, int calls) throws InterruptedException {
        while (workload.history().calls().size() < calls) {
            Thread.sleep(5);
        }
    }
}
