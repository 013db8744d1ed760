package dev.touchstone.bench.parity;

import dev.touchstone.conformance.parity.ParityReport;
import dev.touchstone.conformance.parity.Strictness;

/**
 * One way of searching, compared with the file store.
 *
 * @param name the index and its settings
 * @param exact whether it searches exactly
 * @param report how its answers differed
 */
public record Compared(String name, boolean exact, ParityReport report) {
    /** Returns which differences may occur. */
    Strictness strictness() {
        return exact ? Strictness.EXACT : Strictness.APPROXIMATE;
    }

    boolean passes() {
        return report.passes(strictness());
    }
}
