package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.history.History;
import dev.touchstone.conformance.history.HistoryChecker;
import dev.touchstone.conformance.history.Workload;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.VectorStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.TestReporter;

/** Concurrency: writers, deleters and readers at once; a history checker decides. */
public interface ConcurrencyContract extends StoreContract {
    @Rule(
            id = "CON-01",
            intent = "Of small calls made at once, each acknowledged one takes effect, wholly and at one moment.",
            ifItFails = "look at transactions: one a call, and locks taken in the same order")
    default void explainsWhatManySmallCallsAtOnceLeave(TestReporter reporter) throws Exception {
        try (VectorStore store = subject().openFresh()) {
            check(store, 5, Seeds.of("CON-01", reporter), reporter);
        }
    }

    @Rule(
            id = "CON-02",
            intent = "Of large calls made at once, each acknowledged one takes effect, wholly and at one moment.",
            ifItFails = "look at how large calls are sent, and at what happens when an id appears meanwhile")
    default void explainsWhatManyLargeCallsAtOnceLeave(TestReporter reporter) throws Exception {
        try (VectorStore store = subject().openFresh()) {
            check(store, 40, Seeds.of("CON-02", reporter), reporter);
        }
    }

    private static void check(VectorStore store, int groupSize, long seed, TestReporter reporter)
            throws InterruptedException, ExecutionException {
        Workload workload = new Workload(store, "own", groupSize);
        workload.run(40, seed);
        verify(workload.history(), reporter);
    }

    /** Holds a history to its word, and wants failures to be the exception. */
    private static void verify(History history, TestReporter reporter) {
        reporter.publishEntry("calls", "calls " + HistoryChecker.outcomes(history.calls()));
        assertThat(HistoryChecker.check(history.calls())).isEmpty();
        assertThat(history.failures())
                .allSatisfy(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
        assertThat(history.failures().size()).isLessThan(history.calls().size() / 4);
    }

    @Rule(
            id = "CON-03",
            intent = "Two collections under the same load and the same ids never show each other's documents.",
            ifItFails = "look for state that stores share: a cache, a connection's settings, a statement's parameters")
    default void keepsCollectionsApartUnderLoad(TestReporter reporter) throws Exception {
        long seed = Seeds.of("CON-03", reporter);
        try (VectorStore one = subject().openFresh();
                VectorStore other = subject().openFresh()) {
            Workload first = new Workload(one, "first", 3);
            Workload second = new Workload(other, "second", 3);
            CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> run(second, seed + 1));
            run(first, seed);
            beside.get();
            verify(first.history(), reporter);
            verify(second.history(), reporter);
        }
    }

    private static void run(Workload workload, long seed) {
        try {
            workload.run(25, seed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
