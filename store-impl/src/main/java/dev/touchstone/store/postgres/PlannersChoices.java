package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.index.SearchSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The planner's choices for the collections searched last, shared by every store of a database. */
final class PlannersChoices {
    private static final int MOST = 10_000;

    private final LongSupplier nanoClock;
    private final Map<Key, PlannersChoice> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, PlannersChoice> eldest) {
            return size() > MOST;
        }
    };

    private record Key(CollectionId collection, SearchSettings settings) {}

    PlannersChoices(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    PlannersChoice of(CollectionId collection, SearchSettings settings) {
        synchronized (known) {
            return known.computeIfAbsent(new Key(collection, settings), key -> new PlannersChoice(nanoClock));
        }
    }

    /** Asks the planner again at the next search of every collection: its indexes or statistics changed. */
    void forget() {
        synchronized (known) {
            known.values().forEach(PlannersChoice::forget);
        }
    }
}
