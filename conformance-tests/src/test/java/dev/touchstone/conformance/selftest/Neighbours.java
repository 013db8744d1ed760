package dev.touchstone.conformance.selftest;

import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The collections a subject opened last, as a store sees them that does not mind whose they are. */
final class Neighbours {
    private static final int REMEMBERED = 4;

    private final StoreUnderTest sound;
    private final Deque<CollectionId> opened = new ArrayDeque<>();

    private Neighbours(StoreUnderTest sound) {
        this.sound = sound;
    }

    /** Breaks a subject whose stores can reach one another's documents. */
    static UnaryOperator<StoreUnderTest> reaching(String name, Function<Reach, VectorStore> fault) {
        return sound -> {
            Neighbours neighbours = new Neighbours(sound);
            return new BrokenSubject(name, sound, (subject, id) -> fault.apply(neighbours.open(id)));
        };
    }

    private Reach open(CollectionId id) {
        opened.remove(id);
        opened.addLast(id);
        if (opened.size() > REMEMBERED) {
            opened.removeFirst();
        }
        return new Reach(this, id);
    }

    /**
     * What a store can reach.
     *
     * @param neighbours all collections
     * @param id its own
     */
    record Reach(Neighbours neighbours, CollectionId id) {
        VectorStore own() {
            return neighbours.sound.open(id);
        }

        /** Its own store first, then those of others. */
        List<VectorStore> all() {
            List<VectorStore> stores = new ArrayList<>(List.of(own()));
            neighbours.opened.stream()
                    .filter(other -> !other.equals(id))
                    .map(neighbours.sound::open)
                    .forEach(stores::add);
            return stores;
        }
    }
}
