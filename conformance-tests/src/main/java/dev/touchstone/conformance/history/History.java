package dev.touchstone.conformance.history;

import dev.touchstone.conformance.history.Call.Action;
import dev.touchstone.conformance.history.Call.Outcome;
import dev.touchstone.store.OutcomeUnknownException;
import dev.touchstone.store.VectorStoreException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** Records calls as threads make them; its clock only counts, so that no two moments are the same. */
public final class History {
    private final AtomicLong clock = new AtomicLong();
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<VectorStoreException> failures = Collections.synchronizedList(new ArrayList<>());

    /** Makes a change and records it; a failure of the store is recorded, not thrown. */
    public void change(Action action, Runnable call) {
        record(
                () -> {
                    call.run();
                    return action;
                },
                action);
    }

    /** Makes a read and records what it saw; a failure of the store is recorded, not thrown. */
    public void read(Supplier<Call.Read> call) {
        record(call, new Call.Read(java.util.Map.of()));
    }

    private void record(Supplier<? extends Action> call, Action unanswered) {
        long invoked = clock.incrementAndGet();
        Function<Outcome, Call> failed = outcome -> new Call(unanswered, outcome, invoked, clock.incrementAndGet());
        try {
            Action seen = call.get();
            calls.add(new Call(seen, Outcome.OK, invoked, clock.incrementAndGet()));
        } catch (OutcomeUnknownException e) {
            calls.add(failed.apply(Outcome.UNKNOWN));
            failures.add(e);
        } catch (VectorStoreException e) {
            calls.add(failed.apply(Outcome.FAILED));
            failures.add(e);
        }
    }

    /** Returns the calls made so far. */
    public List<Call> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** Returns the failures so far. */
    public List<VectorStoreException> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }
}
