package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.fault.Faults;
import dev.touchstone.conformance.fault.Wire.Strike;
import dev.touchstone.conformance.history.HistoryChecker;
import dev.touchstone.conformance.history.Workload;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.OutcomeUnknownException;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.TestReporter;

/**
 * Durability and faults: what was acknowledged is there, what was not is wholly absent, the error is one clear line, and
 * the store works again without being opened again.
 */
public interface DurabilityContract extends StoreContract {
    @Rule(
            id = "DUR-01",
            intent =
                    "A server killed in the middle of a call loses nothing acknowledged and keeps no part of the call.",
            needs = Capability.FAULTS,
            ifItFails = "check synchronous_commit and fsync, and that one call is one transaction")
    default void survivesAServerKilledInTheMiddleOfACall() throws Exception {
        Faults faults = subject().faults();
        duringALargeCall(
                strike -> {
                    faults.kill();
                    strike.cut();
                },
                faults::start);
    }

    @Rule(
            id = "DUR-02",
            intent = "A connection cut in the middle of a call leaves no part of the call.",
            needs = Capability.FAULTS,
            ifItFails = "check that one call is one transaction, however many statements it takes")
    default void survivesAConnectionCutInTheMiddleOfACall() throws Exception {
        duringALargeCall(Strike::cut, () -> {});
    }

    /** Strikes in the middle of a large call, which fails; then everything is as before. */
    private void duringALargeCall(Consumer<Strike> strike, Runnable repair) throws InterruptedException {
        try (VectorStore store = subject().openFresh()) {
            FaultChecks checks = new FaultChecks(store);
            checks.acknowledge();
            List<EmbeddedDocument> large = FaultChecks.large(subject().dimension());
            Strike held = subject().faults().wire().holdAfter(FaultChecks.HALF_OF_LARGE);
            CompletableFuture<VectorStoreException> failure =
                    CompletableFuture.supplyAsync(() -> FaultChecks.failureOf(() -> store.addEmbedded(large)));
            held.awaitHeld();
            strike.accept(held);
            assertThat(failure.join()).isNotInstanceOf(OutcomeUnknownException.class);
            FaultChecks.isClear(failure.join());
            repair.run();
            checks.worksAgainWithNothingChanged();
            store.addEmbedded(large);
            checks.holds(large.size());
        }
    }

    @Rule(
            id = "DUR-03",
            intent =
                    "A call whose acknowledgement is lost is said to be unknown, and took effect wholly or not at all.",
            needs = Capability.FAULTS,
            ifItFails = "tell a connection that broke while committing from one that broke before")
    default void saysThatTheOutcomeOfAnUnconfirmedCallIsUnknown() throws Exception {
        try (VectorStore store = subject().openFresh()) {
            FaultChecks checks = new FaultChecks(store);
            checks.acknowledge();
            Strike held = subject().faults().wire().holdCommit();
            List<EmbeddedDocument> call = FaultChecks.large(subject().dimension());
            CompletableFuture<VectorStoreException> failure =
                    CompletableFuture.supplyAsync(() -> FaultChecks.failureOf(() -> store.addEmbedded(call)));
            held.awaitHeld();
            held.cut();
            assertThat(failure.join()).isInstanceOf(OutcomeUnknownException.class);
            FaultChecks.isClear(failure.join());
            checks.heal();
            checks.holds(call.size());
        }
    }

    @Rule(
            id = "DUR-04",
            intent = "A restart under load loses no acknowledged call and keeps no refused one.",
            needs = Capability.FAULTS,
            ifItFails = "read the anomaly: it names a document and the calls that cannot have left it so")
    default void survivesARestartUnderLoad(TestReporter reporter) throws Exception {
        underLoad("DUR-04", reporter, subject().faults()::restart);
    }

    @Rule(
            id = "DUR-05",
            intent = "A server killed under load loses no acknowledged call and keeps no refused one.",
            needs = Capability.FAULTS,
            ifItFails = "read the anomaly: it names a document and the calls that cannot have left it so")
    default void survivesAKillUnderLoad(TestReporter reporter) throws Exception {
        underLoad("DUR-05", reporter, () -> {
            subject().faults().kill();
            subject().faults().start();
        });
    }

    private void underLoad(String rule, TestReporter reporter, Runnable fault)
            throws InterruptedException, ExecutionException {
        try (VectorStore store = subject().openFresh()) {
            Workload workload = new Workload(store, "own", 4);
            long seed = Seeds.of(rule, reporter);
            CompletableFuture<Void> load = CompletableFuture.runAsync(() -> FaultChecks.run(workload, seed));
            FaultChecks.awaitCalls(workload, 200);
            for (int blow = 0; blow < FaultChecks.MOST_BLOWS && !FaultChecks.refusedAWrite(workload); blow++) {
                fault.run();
                FaultChecks.awaitCalls(workload, workload.history().calls().size() + 200);
            }
            workload.stop();
            load.get();
            new FaultChecks(store).heal();
            workload.readAll();
            reporter.publishEntry(
                    "calls",
                    "calls " + HistoryChecker.outcomes(workload.history().calls()));
            assertThat(HistoryChecker.check(workload.history().calls())).isEmpty();
            assertThat(workload.history().failures()).isNotEmpty().allSatisfy(FaultChecks::isClear);
        }
    }

    @Rule(
            id = "DUR-06",
            intent = "A lock held beyond the time-out ends calls with an error that says so.",
            needs = Capability.FAULTS,
            ifItFails = "set lock_timeout in every transaction")
    default void endsCallsThatWaitForALock() throws Exception {
        outlasting(Faults::lock, "lock");
    }

    @Rule(
            id = "DUR-07",
            intent = "A full disk refuses calls with an error that says so, and takes them when there is room again.",
            needs = Capability.FAULTS,
            ifItFails = "check that a failed call is rolled back before its connection is lent again")
    default void refusesCallsWhileTheDiskIsFull() throws Exception {
        outlasting(Faults::fillDisk, "disk");
    }

    @Rule(
            id = "DUR-08",
            intent = "A server without a free connection ends calls with an error that says so.",
            needs = Capability.FAULTS,
            ifItFails = "bound the wait for a connection, and name the server's reason")
    default void endsCallsThatFindNoConnection() throws Exception {
        outlasting(Faults::takeConnections, "connections");
    }

    /** What begins a fault that lasts until it is closed. */
    interface Beginning {
        Faults.Fault of(Faults faults);
    }

    private void outlasting(Beginning beginning, String named) throws InterruptedException {
        try (VectorStore store = subject().openFresh()) {
            FaultChecks checks = new FaultChecks(store);
            checks.acknowledge();
            List<EmbeddedDocument> large = FaultChecks.large(subject().dimension());
            try (Faults.Fault fault = beginning.of(subject().faults())) {
                assertThat(fault).isNotNull();
                FaultChecks.failsNaming(named, () -> store.addEmbedded(large));
            }
            checks.worksAgainWithNothingChanged();
            store.addEmbedded(large);
            checks.holds(large.size());
        }
    }
}
