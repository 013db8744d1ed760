package dev.touchstone.conformance.selftest;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.rule.RuleFamily;
import dev.touchstone.conformance.run.ConformanceListener;
import dev.touchstone.conformance.run.ConformanceRun;
import dev.touchstone.report.conformance.RuleDescription;
import dev.touchstone.report.conformance.RuleOutcome;
import dev.touchstone.report.conformance.RuleResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Which rules found out which broken stores.
 *
 * @param rows one a mutant
 */
record KillMatrix(List<Kill> rows) {
    /** Too slow to be put to every mutant, or decided by timing: they are put to those meant for them. */
    private static final Set<RuleFamily> MEANT_ONLY =
            EnumSet.of(RuleFamily.PAR, RuleFamily.IDX, RuleFamily.CON, RuleFamily.DUR, RuleFamily.HOS);

    /**
     * What became of one mutant.
     *
     * @param mutant the broken store
     * @param rules ids of the rules it broke, in order
     */
    record Kill(Mutant mutant, Set<String> rules) {
        boolean asMeant() {
            return rules.contains(mutant.rule());
        }
    }

    /**
     * Puts the rules to each mutant, every one over a sound subject of its own, on all cores; those whose rule is decided by
     * timing come afterwards, one by one.
     */
    static KillMatrix of(List<Mutant> mutants, Supplier<StoreUnderTest> sound) {
        Map<Boolean, List<Mutant>> byTiming = mutants.stream()
                .collect(Collectors.partitioningBy(mutant -> mutant.rule().startsWith(RuleFamily.CON.name())));
        List<Kill> rows = new ArrayList<>(byTiming.get(false).parallelStream()
                .map(mutant -> kill(mutant, sound))
                .toList());
        byTiming.get(true).forEach(mutant -> rows.add(kill(mutant, sound)));
        rows.sort(Comparator.comparingInt(kill -> mutants.indexOf(kill.mutant())));
        return new KillMatrix(rows);
    }

    private static Kill kill(Mutant mutant, Supplier<StoreUnderTest> sound) {
        try (StoreUnderTest broken = mutant.broken().apply(sound.get())) {
            // files are slow, and break a rule of their own
            boolean inMemory = !broken.capabilities().contains(Capability.STORED_FILES);
            ConformanceRun run = ConformanceRun.of(broken)
                    .only(rule -> (inMemory && isPut(rule)) || rule.id().equals(mutant.rule()));
            return new Kill(mutant, failed(run));
        }
    }

    /** Whether a rule is put to every mutant. */
    static boolean isPut(RuleDescription rule) {
        return !MEANT_ONLY.contains(RuleFamily.of(rule));
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

    /** How many mutants a rule found out. */
    long kills(String rule) {
        return rows.stream().filter(kill -> kill.rules().contains(rule)).count();
    }
}
