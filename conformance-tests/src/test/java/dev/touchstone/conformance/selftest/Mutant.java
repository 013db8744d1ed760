package dev.touchstone.conformance.selftest;

import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStore;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A store with one fault.
 *
 * @param name the fault in a few words, in snake_case
 * @param fault one sentence: what the store does wrong
 * @param rule id of the rule meant to find it
 * @param broken makes the broken subject of a sound one that holds nothing
 */
record Mutant(String name, String fault, String rule, UnaryOperator<StoreUnderTest> broken) {
    /** What is known of a mutant before its fault is written. */
    record Named(String name, String fault, String rule) {
        /** Breaks each store that is opened. */
        Mutant store(UnaryOperator<VectorStore> fault) {
            return opening((subject, id) -> fault.apply(subject.open(id)));
        }

        /** Breaks how a store is opened. */
        Mutant opening(BiFunction<StoreUnderTest, CollectionId, VectorStore> fault) {
            return subject(sound -> new BrokenSubject(name, sound, fault));
        }

        /** Breaks how a store is opened, with something that all stores of a subject share. */
        <S> Mutant sharing(Supplier<S> state, BiFunction<S, VectorStore, VectorStore> fault) {
            return subject(sound -> {
                S shared = state.get();
                return new BrokenSubject(name, sound, (subject, id) -> fault.apply(shared, subject.open(id)));
            });
        }

        /** Breaks the whole subject. */
        Mutant subject(UnaryOperator<StoreUnderTest> broken) {
            return new Mutant(name, fault, rule, broken);
        }
    }

    /** Begins a mutant; its fault follows. */
    static Named named(String name, String fault, String rule) {
        return new Named(name, fault, rule);
    }
}
