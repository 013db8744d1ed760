package dev.touchstone.conformance.sequence;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Puts random sequences of operations to pairs of stores.
 *
 * @param twins opens a pair of empty stores
 * @param sequences how many sequences
 * @param length operations a sequence
 */
public record SequenceParity(Supplier<Twins> twins, int sequences, int length) {
    private static final int SHRINKING_TRIES = 500;

    /**
     * Returns the first sequence after which the stores part, shrunk; empty where they never do.
     *
     * @param seed decides the sequences: the same seed gives the same ones
     */
    public Optional<Counterexample> check(long seed) {
        RandomOperations random = new RandomOperations(seed);
        for (int i = 0; i < sequences; i++) {
            List<Operation> operations = random.next(length);
            if (perform(operations).isPresent()) {
                return Optional.of(shrunk(seed, operations));
            }
        }
        return Optional.empty();
    }

    private Counterexample shrunk(long seed, List<Operation> failing) {
        List<Operation> shortest = new Shrinker<Operation>(
                        operations -> perform(operations).isPresent(), Simplification::of, SHRINKING_TRIES)
                .shrink(failing);
        return new Counterexample(seed, shortest, perform(shortest).orElseThrow());
    }

    private Optional<Divergence> perform(List<Operation> operations) {
        try (Twins pair = twins.get()) {
            return pair.perform(operations);
        }
    }
}
