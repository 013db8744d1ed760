package dev.touchstone.bench.plan;

import dev.touchstone.report.capacity.CapacityPlan.Asked;
import dev.touchstone.report.capacity.Node;
import java.util.Optional;

/**
 * What a plan is asked for.
 *
 * @param asked what has to be held and served
 * @param users how many users share the documents, the r-th largest with a share proportional to 1/r
 * @param node the machine it may use; absent where any number of machines like this one may be
 */
public record PlanRequest(Asked asked, int users, Optional<Node> node) {}
