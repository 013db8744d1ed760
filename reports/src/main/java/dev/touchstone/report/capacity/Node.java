package dev.touchstone.report.capacity;

import dev.touchstone.report.ReportException;

/**
 * A machine a plan may use.
 *
 * @param memoryBytes memory, above 0
 * @param cores cores, at least 1
 */
public record Node(long memoryBytes, int cores) {
    public Node {
        if (memoryBytes < 1 || cores < 1) {
            throw new ReportException("a node of " + memoryBytes + " bytes and " + cores + " cores is none");
        }
    }
}
