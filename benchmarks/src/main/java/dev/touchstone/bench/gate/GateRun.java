package dev.touchstone.bench.gate;

import dev.touchstone.bench.cell.Cells;
import dev.touchstone.bench.config.IndexUnderTest;
import dev.touchstone.bench.environment.TimeAccount;
import dev.touchstone.bench.parity.Compared;
import dev.touchstone.bench.parity.ParityCheck;
import dev.touchstone.bench.sweep.AskedOnce;
import dev.touchstone.bench.sweep.Evidence;
import dev.touchstone.conformance.parity.ParityReport;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.conformance.ConformanceReport;
import dev.touchstone.report.gate.Measured;
import dev.touchstone.report.gate.policy.WorkLimits;
import dev.touchstone.report.verdict.Attempt;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a gate measured, step by step.
 *
 * @param rules the conformance rules
 * @param exact exact search, against the file store
 * @param rounds the index under test, in rounds
 * @param work single operations on its last build, where the policy asks for their work
 */
record GateRun(
        Attempt<ConformanceReport> rules,
        Attempt<Evidence> exact,
        Attempt<List<Round>> rounds,
        Optional<CountedWork> work) {
    /** Measures everything; a step that fails does not keep the others from being tried. */
    static GateRun measure(GateData data, GateConformance conformance, GateSession session, Plan plan) {
        IndexUnderTest index = plan.index();
        Attempt<Evidence> exact = plan.account()
                .time(
                        "exact parity",
                        () -> Attempts.of(() -> session.ask(new IndexSpec.Exact(), new SearchSettings.ExactSearch())));
        Attempt<List<Round>> rounds = plan.account()
                .time(
                        "rounds",
                        () -> Attempts.of(() -> new Rounds(session, index, plan.progress()).measure(plan.rounds())));
        Optional<CountedWork> work = plan.work()
                .map(limits -> plan.account().time("work", () -> CountedWork.of(session, index, rounds, limits)));
        Attempt<ConformanceReport> rules =
                plan.account().time("conformance", () -> Attempts.of(() -> conformance.run(data.documents())));
        return new GateRun(rules, exact, rounds, work);
    }

    /**
     * How to measure.
     *
     * @param index under test
     * @param work what single operations may come to, where that is asked for
     * @param rounds how many
     * @param progress hears how far each step has come
     * @param account where the time goes
     */
    record Plan(IndexUnderTest index, Optional<WorkLimits> work, int rounds, Progress progress, TimeAccount account) {}

    /** Returns it in the form it is judged by. */
    Measured measured() {
        return new Measured(
                rules, parity(), rounds.map(Rounds::answers), rounds.map(Rounds::turns), work.map(CountedWork::asked));
    }

    private Attempt<List<Check>> parity() {
        Optional<String> obstacle = exact.reason().or(rounds::reason);
        if (obstacle.isPresent()) {
            return Attempt.failed(obstacle.get());
        }
        List<Check> checks = new ArrayList<>();
        List<Compared> compared = compared();
        checks.add(ParityCheck.of("exact parity", compared.subList(0, 1)));
        if (compared.size() > 1) {
            checks.add(ParityCheck.of("parity of the index", compared.subList(1, 2)));
        }
        return Attempt.of(checks);
    }

    /** Returns exact search and, where it was measured, the index: the differences of all its rounds together. */
    List<Compared> compared() {
        List<Compared> compared = new ArrayList<>();
        exact.value().map(Evidence::compared).ifPresent(compared::add);
        rounds.value()
                .filter(measured -> !measured.get(0).evidence().exact())
                .ifPresent(measured -> compared.add(new Compared(
                        Cells.with(measured.get(0).evidence().cell(), "rounds", measured.size()),
                        false,
                        ParityReport.sum(measured.stream()
                                .map(round -> round.evidence().parity())
                                .toList()))));
        return compared;
    }

    /** Returns the file store, its answers remembered. */
    static AskedOnce remembered(GateData data) {
        return new AskedOnce(data.file(), nanos -> {});
    }
}
