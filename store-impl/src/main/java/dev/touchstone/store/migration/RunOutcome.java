package dev.touchstone.store.migration;

import dev.touchstone.store.CollectionId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run did.
 *
 * @param refused whether it stopped before anything was inserted
 * @param stores the stores that were moved, now or before
 * @param problems the stores that cannot be moved
 * @param heldOut the entries that cannot be documents
 * @param backup the run's backup; empty where there was nothing to back up, or the run was refused
 */
public record RunOutcome(
        boolean refused,
        List<StoreOutcome> stores,
        List<Problem> problems,
        List<HeldOut> heldOut,
        Optional<Path> backup) {
    public RunOutcome {
        stores = List.copyOf(stores);
        problems = List.copyOf(problems);
        heldOut = List.copyOf(heldOut);
    }

    static RunOutcome refused(List<Problem> problems, List<HeldOut> heldOut) {
        return new RunOutcome(true, List.of(), problems, heldOut, Optional.empty());
    }

    /** Returns the outcome of this and then another run; what this one moved is not called moved before. */
    RunOutcome followedBy(RunOutcome next) {
        Set<CollectionId> mine = stores.stream().map(StoreOutcome::store).collect(Collectors.toSet());
        List<StoreOutcome> all = new ArrayList<>(stores);
        next.stores.stream().filter(outcome -> !mine.contains(outcome.store())).forEach(all::add);
        List<HeldOut> allHeldOut = new ArrayList<>(heldOut);
        allHeldOut.addAll(next.heldOut);
        return new RunOutcome(next.refused, all, next.problems, allHeldOut, next.backup.or(() -> backup));
    }

    /** Returns how many entries are held out, by this run or an earlier one. */
    public long heldOutCount() {
        return refused
                ? heldOut.size()
                : stores.stream()
                        .mapToLong(outcome -> outcome.counts().heldOut())
                        .sum();
    }

    /** Whether every document of every store is in PostgreSQL. */
    public boolean complete() {
        return !refused && problems.isEmpty() && heldOutCount() == 0;
    }
}
