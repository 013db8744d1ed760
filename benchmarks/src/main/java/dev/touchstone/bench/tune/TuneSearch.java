package dev.touchstone.bench.tune;

import dev.touchstone.bench.tune.Laboratory.Built;
import dev.touchstone.bench.tune.Laboratory.Screening;
import dev.touchstone.bench.tune.Laboratory.Stage;
import dev.touchstone.bench.tune.Laboratory.Timed;
import dev.touchstone.bench.tune.Rules.Measured;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.tune.Setting;
import dev.touchstone.report.tune.TunedCell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Successive halving over builds and their searches (after Jamieson and Talwalkar, AISTATS 2016): every candidate of a
 * build is asked few queries, those left all of them, and the best are compared by forked benchmarks in rounds, each on
 * builds of its own. A candidate is given up when another is better with confidence, or the target out of reach.
 */
final class TuneSearch {
    private final Laboratory laboratory;
    private final Rules rules;
    private final Schedule schedule;
    private final Progress progress;
    private final Map<TuneBuild, List<Built>> built = new LinkedHashMap<>();
    private final List<Trial> trials = new ArrayList<>();
    private Step comparing = new Step("", 0);

    TuneSearch(Laboratory laboratory, Rules rules, Schedule schedule, Progress progress) {
        this.laboratory = laboratory;
        this.rules = rules;
        this.schedule = schedule;
        this.progress = progress;
    }

    /** Searches, and returns what was found of every candidate, in the order they were tried. */
    Findings run(List<TuneBuild> builds) {
        String step = "Trying " + builds.size() + " builds";
        int done = 0;
        for (TuneBuild build : builds) {
            progress.advanced(step, done++, builds.size());
            List<Trial> own =
                    build.candidates().stream().map(Trial::new).collect(Collectors.toCollection(ArrayList::new));
            trials.addAll(own);
            explore(build, own);
        }
        progress.advanced(step, builds.size(), builds.size());
        compare(finalists());
        return new Findings(List.copyOf(trials), built);
    }

    private void explore(TuneBuild build, List<Trial> own) {
        if (!schedule.affordsBuild(build)) {
            own.forEach(trial -> trial.drop(TunedCell.OUT_OF_TIME + " before it was reached"));
            return;
        }
        Built here = laboratory.build(build, 0);
        built.put(build, new ArrayList<>(List.of(here)));
        schedule.built(build, here);
        Optional<String> tooLarge = rules.exhaustive() ? Optional.empty() : rules.outOfReach(here);
        for (Trial trial : own) {
            look(trial);
            if (!trial.isVoid()) {
                tooLarge.ifPresent(trial::drop);
            }
        }
        if (tooLarge.isEmpty()) {
            refine(build, own);
        }
        giveUp(own, trial -> trial.first().orElseThrow());
        own.stream()
                .filter(Trial::isAlive)
                .forEach(trial -> ask(trial, rules.queries(build)).ifPresent(trial::asked));
        giveUp(own, trial -> trial.best().orElseThrow());
    }

    /** Tries efforts between the last that seems to miss the recall and the first that seems to reach it. */
    private void refine(TuneBuild build, List<Trial> own) {
        for (int i = 0; i < rules.refinements(); i++) {
            Optional<Trial> between = Refinement.of(own, rules).map(search -> new Trial(new Candidate(build, search)));
            if (between.isEmpty()) {
                return;
            }
            Trial trial = between.get();
            trials.add(trial);
            own.add(trial);
            look(trial);
            if (trial.first().isEmpty()) {
                return;
            }
        }
    }

    private void look(Trial trial) {
        trial.planned(laboratory.plans(trial.candidate(), 0));
        if (!trial.isVoid()) {
            ask(trial, rules.firstQueries()).ifPresent(trial::looked);
        }
    }

    /** Asks a trial's first build where the budget affords it, else drops it. */
    private Optional<Screening> ask(Trial trial, int queries) {
        if (!schedule.affordsPass(trial, queries)) {
            trial.drop(TunedCell.OUT_OF_TIME + " before it was asked " + queries + " queries");
            return Optional.empty();
        }
        Screening pass = laboratory.screen(trial.candidate(), 0, queries);
        schedule.screened(trial.candidate().build(), pass);
        return Optional.of(pass);
    }

    /** Compares what is new with everything that is left, each over as many queries. */
    private void giveUp(List<Trial> own, Function<Trial, Screening> pass) {
        if (rules.exhaustive()) {
            return;
        }
        double calm = trials.stream()
                .flatMap(trial -> trial.best().stream())
                .mapToDouble(Screening::referenceMillis)
                .min()
                .orElse(0);
        for (Trial trial : own) {
            if (trial.isAlive()) {
                rules.outOfReach(pass.apply(trial), calm).ifPresent(trial::drop);
            }
        }
        boolean whole = own.stream().anyMatch(trial -> !trial.passes().isEmpty());
        List<Trial> rivals = trials.stream()
                .filter(Trial::isAlive)
                .filter(trial -> !whole || !trial.passes().isEmpty())
                .toList();
        for (Trial trial : rivals) {
            rivals.stream()
                    .filter(rival -> rival.isAlive() && rival != trial && trial.isAlive())
                    .filter(rival -> rules.dominates(measured(rival, whole), measured(trial, whole)))
                    .findFirst()
                    .ifPresent(rival -> trial.drop(
                            "dominated by " + rival.candidate().setting().name() + " after "
                                    + measured(trial, whole).pass().millis().length + " queries"));
        }
    }

    private Measured measured(Trial trial, boolean whole) {
        Screening pass = whole ? trial.best().orElseThrow() : trial.first().orElseThrow();
        return new Measured(pass, built.get(trial.candidate().build()).get(0));
    }

    /** Exact search always, since it may be enough; beside it the best bets, or everything. */
    private List<Trial> finalists() {
        List<Trial> alive = trials.stream().filter(Trial::isAlive).collect(Collectors.toCollection(ArrayList::new));
        if (alive.stream().allMatch(trial -> trial.candidate().build().isExact())) {
            alive.addAll(nearestMisses());
        }
        if (rules.exhaustive()) {
            return alive;
        }
        List<Trial> exact = trials.stream()
                .filter(trial -> trial.candidate().build().isExact() && !trial.isVoid())
                .filter(trial -> trial.best().isPresent())
                .toList();
        List<Trial> best = alive.stream()
                .filter(trial -> !exact.contains(trial) && trial.best().isPresent())
                .sorted(Comparator.comparing(trial -> trial.best().orElseThrow(), rules.bestFirst()))
                .toList();
        List<Trial> chosen = best(best, exact);
        best.stream()
                .filter(trial -> trial.isAlive() && !chosen.contains(trial))
                .forEach(trial -> trial.drop("not among the " + chosen.size() + " best after "
                        + trial.best().orElseThrow().millis().length + " queries"));
        exact.forEach(Trial::revive);
        List<Trial> finalists = new ArrayList<>(exact);
        finalists.addAll(chosen);
        return finalists;
    }

    /** As many as the profile compares, fewer where the budget does not last for a round of them beside exact search. */
    private List<Trial> best(List<Trial> sorted, List<Trial> exact) {
        List<Trial> wanted =
                best(sorted, Math.min(sorted.size(), rules.profile().finalists()));
        int most = wanted.size();
        while (most > 1 && !schedule.affordsRound(byBuild(exact, best(sorted, most)))) {
            most--;
        }
        List<Trial> chosen = best(sorted, most);
        wanted.stream()
                .filter(trial -> !chosen.contains(trial))
                .forEach(trial -> trial.drop(TunedCell.OUT_OF_TIME + " before it was compared"));
        return chosen;
    }

    /** One of them surely reaches the recall if any does: the others may all just miss. */
    private List<Trial> best(List<Trial> sorted, int most) {
        List<Trial> chosen = new ArrayList<>(sorted.subList(0, most));
        if (chosen.stream().noneMatch(this::surelyReaches)) {
            sorted.stream()
                    .skip(most)
                    .filter(this::surelyReaches)
                    .findFirst()
                    .ifPresent(trial -> chosen.set(most - 1, trial));
        }
        return chosen;
    }

    private static Map<TuneBuild, List<Trial>> byBuild(List<Trial> exact, List<Trial> others) {
        return Stream.concat(exact.stream(), others.stream())
                .collect(Collectors.groupingBy(
                        trial -> trial.candidate().build(), LinkedHashMap::new, Collectors.toList()));
    }

    private boolean surelyReaches(Trial trial) {
        return rules.surelyReaches(trial.best().orElseThrow());
    }

    /** Where nothing can reach the target, the nearest misses are measured all the same: someone will ask how near. */
    private List<Trial> nearestMisses() {
        List<Trial> misses = trials.stream()
                .filter(trial -> !trial.candidate().build().isExact() && !trial.isVoid())
                .filter(trial -> trial.best().isPresent())
                .sorted(Comparator.comparing(
                        trial -> -rules.statistic(trial.best().orElseThrow())))
                .limit(2)
                .toList();
        misses.forEach(Trial::revive);
        return misses;
    }

    private void compare(List<Trial> finalists) {
        Map<TuneBuild, List<Trial>> byBuild = byBuild(finalists, List.of());
        comparing = new Step("Comparing " + finalists.size() + " finalists", rules.rounds() * byBuild.size());
        for (int round = 1; round <= rules.rounds(); round++) {
            List<List<TuneBuild>> groups = schedule.groups(inTurn(byBuild.keySet(), round), byBuild);
            int stages = groups.stream().mapToInt(List::size).sum();
            comparing = comparing.expecting(stages, stages < byBuild.size() ? 0 : rules.rounds() - round);
            for (List<TuneBuild> group : groups) {
                measure(group, byBuild, round);
            }
        }
        progress.advanced(comparing.name(), comparing.total(), comparing.total());
    }

    /** Another index comes first each round; exact search before all, since nothing is built for it. */
    private static List<TuneBuild> inTurn(Set<TuneBuild> builds, int round) {
        List<TuneBuild> indexes =
                builds.stream().filter(build -> !build.isExact()).collect(Collectors.toCollection(ArrayList::new));
        Collections.rotate(indexes, 1 - round);
        List<TuneBuild> order =
                builds.stream().filter(TuneBuild::isExact).collect(Collectors.toCollection(ArrayList::new));
        order.addAll(indexes);
        return order;
    }

    private void measure(List<TuneBuild> builds, Map<TuneBuild, List<Trial>> finalists, int round) {
        List<List<Trial>> valid = builds.stream()
                .map(build -> finalists.get(build).stream()
                        .filter(trial -> !trial.isVoid())
                        .toList())
                .filter(trials -> !trials.isEmpty())
                .toList();
        if (valid.isEmpty()) {
            return;
        }
        List<List<Timed>> turns = laboratory.time(
                valid.stream().map(trials -> stage(trials, round)).toList(), round);
        for (int stage = 0; stage < valid.size(); stage++) {
            for (int i = 0; i < valid.get(stage).size(); i++) {
                Trial trial = valid.get(stage).get(i);
                if (!trial.isVoid()) {
                    trial.timed(turns.get(stage).get(i));
                }
            }
        }
    }

    private Stage stage(List<Trial> trials, int round) {
        TuneBuild build = trials.get(0).candidate().build();
        return new Stage(build, trials.stream().map(Trial::candidate).toList(), () -> prepare(build, trials, round));
    }

    /** Builds for a round and looks at the finalists; those whose plan is another there are void. */
    private void prepare(TuneBuild build, List<Trial> finalists, int round) {
        comparing = comparing.next(progress);
        built.get(build).add(laboratory.build(build, round));
        for (Trial trial : finalists) {
            if (!trial.isVoid()) {
                trial.planned(laboratory.plans(trial.candidate(), round));
            }
            if (!trial.isVoid()) {
                trial.asked(laboratory.screen(trial.candidate(), round, rules.queries(build)));
            }
        }
    }

    /** How far a step has come. */
    private record Step(String name, int total, int done) {
        Step(String name, int total) {
            this(name, total, 0);
        }

        /** The same with so many units in this round and in each of the rounds left: the budget may not last for all. */
        Step expecting(int units, int roundsLeft) {
            return new Step(name, done + units * (1 + roundsLeft), done);
        }

        Step next(Progress progress) {
            progress.advanced(name, done, total);
            return new Step(name, total, done + 1);
        }
    }

    /**
     * What a search found.
     *
     * @param trials every candidate, in the order they were tried
     * @param builds what came out of every build, the first one first
     */
    record Findings(List<Trial> trials, Map<TuneBuild, List<Built>> builds) {
        /** The candidate of a setting that was tried. */
        Candidate candidate(Setting setting) {
            return trials.stream()
                    .map(Trial::candidate)
                    .filter(candidate -> candidate.setting().equals(setting))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
