package dev.touchstone.conformance.selftest;

import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.rule.RuleFamily;
import dev.touchstone.conformance.run.ConformanceListener;
import dev.touchstone.conformance.run.ConformanceRun;
import dev.touchstone.report.conformance.RuleDescription;
import dev.touchstone.report.conformance.RuleOutcome;
import dev.touchstone.report.conformance.RuleResult;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Puts the rules to broken stores and tells which find them out. */
final class KillMatrix {
    /** Too slow to be put to every mutant, or decided by timing: they are put to those meant for them. */
    private static final Set<RuleFamily> MEANT_ONLY =
            EnumSet.of(RuleFamily.PAR, RuleFamily.IDX, RuleFamily.CON, RuleFamily.DUR, RuleFamily.HOS);

    private KillMatrix() {}

    /** The ids of the rules a mutant breaks, in order. */
    static Set<String> killers(Mutant mutant, Supplier<StoreUnderTest> sound) {
        try (StoreUnderTest broken = mutant.broken().apply(sound.get())) {
            return failed(ConformanceRun.of(broken).only(rule -> put(rule, mutant.rule())));
        }
    }

    /** The ids of the rules a run found broken. */
    static Set<String> failed(ConformanceRun run) {
        return run.run(new ConformanceListener() {}).subjects().stream()
                .flatMap(subject -> subject.results().stream())
                .filter(result -> result.outcome() == RuleOutcome.FAILED)
                .map(RuleResult::rule)
                .map(RuleDescription::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean put(RuleDescription rule, String meant) {
        return rule.id().equals(meant) || !MEANT_ONLY.contains(RuleFamily.of(rule));
    }
}
