package dev.touchstone.bench.tune;

import dev.touchstone.bench.tune.Laboratory.Built;
import dev.touchstone.bench.tune.Laboratory.Screening;
import dev.touchstone.bench.tune.Laboratory.Timed;
import dev.touchstone.bench.tune.Rules.Measured;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.tune.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
            own.forEach(trial -> trial.drop("the time budget ended before it was reached"));
            return;
        }
        Built here = laboratory.build(build, 0);
        built.put(build, new ArrayList<>(List.of(here)));
        schedule.built(build, here);
        Optional<String> tooLarge = rules.exhaustive() ? Optional.empty() : rules.outOfReach(here);
        for (Trial trial : own) {
            trial.planned(laboratory.plans(trial.candidate()));
            if (!trial.isVoid()) {
                trial.looked(laboratory.screen(trial.candidate(), 0, rules.firstQueries()));
                tooLarge.ifPresent(trial::drop);
            }
        }
        giveUp(own, trial -> trial.first().orElseThrow());
        own.stream()
                .filter(Trial::isAlive)
                .forEach(trial -> trial.asked(laboratory.screen(trial.candidate(), 0, rules.queries())));
        giveUp(own, trial -> trial.best().orElseThrow());
        schedule.explored(own);
    }

    /** Compares what is new with everything that is left, each over as many queries. */
    private void giveUp(List<Trial> own, Function<Trial, Screening> pass) {
        if (rules.exhaustive()) {
            return;
        }
        for (Trial trial : own) {
            if (trial.isAlive()) {
                rules.outOfReach(pass.apply(trial)).ifPresent(trial::drop);
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
                    .ifPresent(rival ->
                            trial.drop("dominated by " + rival.candidate().name() + " after "
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
        int most = Math.min(best.size(), rules.profile().finalists());
        best.subList(most, best.size())
                .forEach(trial -> trial.drop("not among the " + most + " best after "
                        + trial.best().orElseThrow().millis().length + " queries"));
        List<Trial> finalists = new ArrayList<>(exact);
        exact.forEach(Trial::revive);
        finalists.addAll(best.subList(0, most));
        return finalists;
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
        Map<TuneBuild, List<Trial>> byBuild = finalists.stream()
                .collect(Collectors.groupingBy(
                        trial -> trial.candidate().build(), LinkedHashMap::new, Collectors.toList()));
        String step = "Comparing " + finalists.size() + " finalists";
        int total = rules.rounds() * byBuild.size();
        int done = 0;
        for (int round = 1; round <= rules.rounds(); round++) {
            for (Map.Entry<TuneBuild, List<Trial>> build : byBuild.entrySet()) {
                progress.advanced(step, done++, total);
                if (schedule.affordsRound(build.getKey(), build.getValue().size())) {
                    measure(build.getKey(), build.getValue(), round);
                }
            }
        }
        progress.advanced(step, total, total);
    }

    private void measure(TuneBuild build, List<Trial> finalists, int round) {
        built.get(build).add(laboratory.build(build, round));
        finalists.forEach(trial -> trial.asked(laboratory.screen(trial.candidate(), round, rules.queries())));
        List<Timed> turns =
                laboratory.time(finalists.stream().map(Trial::candidate).toList(), round);
        for (int i = 0; i < turns.size(); i++) {
            finalists.get(i).timed(turns.get(i));
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
