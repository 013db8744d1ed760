package dev.touchstone.report.gate;

import dev.touchstone.report.gate.evidence.GateEvidence;
import java.util.Optional;

/**
 * The run a candidate is compared with.
 *
 * @param name of its folder
 * @param evidence what it measured
 * @param otherMachine how its machine differs, where latencies cannot be compared for it
 */
public record Baseline(String name, GateEvidence evidence, Optional<String> otherMachine) {}
