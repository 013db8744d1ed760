package dev.touchstone.bench.tune;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers from a journal what an interrupted run measured, and has the rest measured. An index that such a run built is
 * built again only where something was left to measure on it.
 */
final class JournaledLaboratory implements Laboratory {
    private final Laboratory laboratory;
    private final Journal journal;
    private final Map<String, Placed> wanted = new HashMap<>();
    private final Set<String> standing = new HashSet<>();

    /** Which build a layout should hold. */
    private record Placed(TuneBuild build, int round) {
        String key() {
            return "build/" + round + "/" + build.name();
        }
    }

    JournaledLaboratory(Laboratory laboratory, Journal journal) {
        this.laboratory = laboratory;
        this.journal = journal;
    }

    @Override
    public Built build(TuneBuild build, int round) {
        Placed placed = new Placed(build, round);
        wanted.put(build.layout(), placed);
        return journal.once(placed.key(), Built.class, () -> place(placed));
    }

    private Built place(Placed placed) {
        standing.removeIf(key -> key.startsWith(placed.build().layout() + "/"));
        Built built = laboratory.build(placed.build(), placed.round());
        standing.add(standingKey(placed));
        return built;
    }

    private static String standingKey(Placed placed) {
        return placed.build().layout() + "/" + placed.key();
    }

    private void ensureStanding(TuneBuild build) {
        Placed placed = wanted.get(build.layout());
        if (placed == null || !placed.build().equals(build)) {
            throw new IllegalStateException(build.name() + " is not the build that was asked for last");
        }
        if (!standing.contains(standingKey(placed))) {
            place(placed);
        }
    }

    @Override
    public Plans plans(Candidate candidate, int round) {
        return journal.once("plans/" + round + "/" + candidate.name(), Plans.class, () -> {
            ensureStanding(candidate.build());
            return laboratory.plans(candidate, round);
        });
    }

    @Override
    public Screening screen(Candidate candidate, int round, int queries) {
        return journal.once("screen/" + round + "/" + queries + "/" + candidate.name(), Screening.class, () -> {
            ensureStanding(candidate.build());
            return laboratory.screen(candidate, round, queries);
        });
    }

    @Override
    public List<List<Timed>> time(List<Stage> stages, int round) {
        List<Stage> missing = stages.stream()
                .filter(stage -> !isKnown(stage, round))
                .map(stage -> new Stage(stage.build(), stage.candidates(), () -> {
                    stage.prepare().run();
                    ensureStanding(stage.build());
                }))
                .toList();
        stages.stream()
                .filter(stage -> isKnown(stage, round))
                .forEach(stage -> stage.prepare().run());
        if (!missing.isEmpty()) {
            keep(missing, laboratory.time(missing, round), round);
        }
        return stages.stream()
                .map(stage -> stage.candidates().stream()
                        .map(candidate -> known(candidate, round).orElseThrow())
                        .toList())
                .toList();
    }

    private void keep(List<Stage> stages, List<List<Timed>> timed, int round) {
        for (int stage = 0; stage < stages.size(); stage++) {
            List<Candidate> candidates = stages.get(stage).candidates();
            for (int i = 0; i < candidates.size(); i++) {
                journal.keep(timeKey(candidates.get(i), round), timed.get(stage).get(i));
            }
        }
    }

    private boolean isKnown(Stage stage, int round) {
        return stage.candidates().stream()
                .allMatch(candidate -> known(candidate, round).isPresent());
    }

    private Optional<Timed> known(Candidate candidate, int round) {
        return journal.find(timeKey(candidate, round), Timed.class);
    }

    private static String timeKey(Candidate candidate, int round) {
        return "time/" + round + "/" + candidate.name();
    }
}
