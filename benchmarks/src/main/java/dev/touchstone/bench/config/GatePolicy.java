package dev.touchstone.bench.config;

import dev.touchstone.report.gate.policy.BaselineLimits;
import dev.touchstone.report.gate.policy.CertificateTerms;
import dev.touchstone.report.gate.policy.LatencyCeilings;
import dev.touchstone.report.gate.policy.Limits;
import dev.touchstone.report.gate.policy.RecallFloors;
import dev.touchstone.report.gate.policy.RuleDemands;
import dev.touchstone.report.gate.policy.WorkLimits;
import java.util.Optional;

/**
 * The content of {@code gate.yaml}: what is put under test and what it must reach.
 *
 * @param index the index under test
 * @param confidence one-sided, of every PASS and every FAIL, 0.8 to 0.999
 * @param recall floors of recall
 * @param fillRate floor of the rows returned over those owed, 0 to 1
 * @param latency ceilings of latency
 * @param rules which rules must pass
 * @param work what single operations may come to; may be left out
 * @param baseline how far it may fall behind a baseline; where present, a run without one never passes
 * @param certificate how long a certificate holds
 */
public record GatePolicy(
        IndexUnderTest index,
        double confidence,
        RecallFloors recall,
        double fillRate,
        LatencyCeilings latency,
        RuleDemands rules,
        Optional<WorkLimits> work,
        Optional<BaselineLimits> baseline,
        CertificateTerms certificate) {
    /**
     * Returns what the run is held against.
     *
     * @throws dev.touchstone.report.ReportException where a limit is out of range
     */
    public Limits limits() {
        return new Limits(confidence, recall, fillRate, latency, rules, work, baseline);
    }
}
