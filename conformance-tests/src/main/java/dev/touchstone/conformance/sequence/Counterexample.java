package dev.touchstone.conformance.sequence;

import java.util.List;

/**
 * A shortest sequence after which two stores part.
 *
 * @param seed what {@link SequenceParity} was given to find it
 * @param operations the sequence, none of which can be left out
 * @param divergence where and how they part
 */
public record Counterexample(long seed, List<Operation> operations, Divergence divergence) {
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("seed " + seed + ": " + divergence.what() + " at step "
                + divergence.step() + ": expected " + divergence.expected() + ", got " + divergence.got() + ", after");
        for (int i = 0; i < operations.size(); i++) {
            text.append("\n  ").append(i + 1).append(". ").append(operations.get(i));
        }
        return text.toString();
    }
}
