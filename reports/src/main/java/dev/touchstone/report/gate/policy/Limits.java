package dev.touchstone.report.gate.policy;

import java.util.Optional;

/**
 * Everything a gate holds a run against.
 *
 * @param confidence one-sided, of every PASS and every FAIL, 0.8 to 0.999
 * @param recall floors of recall
 * @param fillRate floor of the rows returned over those owed, 0 to 1
 * @param latency ceilings of latency
 * @param rules which rules must pass
 * @param work what single operations may come to, where that is asked for
 * @param baseline how far it may fall behind a baseline; where present, a run without one never passes
 */
public record Limits(
        double confidence,
        RecallFloors recall,
        double fillRate,
        LatencyCeilings latency,
        RuleDemands rules,
        Optional<WorkLimits> work,
        Optional<BaselineLimits> baseline) {
    public Limits {
        LimitRange.check("confidence", confidence, 0.8, 0.999);
        LimitRange.check("fill_rate", fillRate, 0, 1);
    }
}
