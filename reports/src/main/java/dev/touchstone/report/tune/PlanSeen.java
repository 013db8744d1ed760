package dev.touchstone.report.tune;

import dev.touchstone.report.ReportException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The plan one execution of the store's own prepared statement got.
 *
 * @param execution from 1
 * @param node how the table was read, such as {@code Index Scan}
 * @param indexName the index it was read through, if any
 * @param generic whether the plan was made without looking at the parameters
 * @param settings the search's settings as read back in the same transaction
 * @param fault why it is not the plan, or not the settings, under test; empty where it is
 * @param userRows documents of the user who asked; empty where all documents are one user's
 */
public record PlanSeen(
        int execution,
        String node,
        Optional<String> indexName,
        boolean generic,
        Map<String, String> settings,
        Optional<String> fault,
        OptionalLong userRows) {
    public PlanSeen {
        settings = new TreeMap<>(settings);
        if (execution < 1 || node.isBlank()) {
            throw new ReportException("execution " + execution + " was planned as '" + node + "', which is no plan");
        }
    }

    /** The plan of an execution where all documents are one user's. */
    public PlanSeen(
            int execution,
            String node,
            Optional<String> indexName,
            boolean generic,
            Map<String, String> settings,
            Optional<String> fault) {
        this(execution, node, indexName, generic, settings, fault, OptionalLong.empty());
    }
}
