package dev.touchstone.bench.tune;

import java.util.ArrayList;
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
    public Plans plans(Candidate candidate) {
        return journal.once("plans/" + candidate.name(), Plans.class, () -> {
            ensureStanding(candidate.build());
            return laboratory.plans(candidate);
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
    public List<Timed> time(List<Candidate> candidates, int round) {
        List<Candidate> missing = candidates.stream()
                .filter(candidate -> known(candidate, round).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            ensureStanding(missing.get(0).build());
            List<Timed> timed = laboratory.time(missing, round);
            for (int i = 0; i < missing.size(); i++) {
                journal.keep(timeKey(missing.get(i), round), timed.get(i));
            }
        }
        List<Timed> all = new ArrayList<>();
        candidates.forEach(candidate -> all.add(known(candidate, round).orElseThrow()));
        return all;
    }

    private Optional<Timed> known(Candidate candidate, int round) {
        return journal.find(timeKey(candidate, round), Timed.class);
    }

    private static String timeKey(Candidate candidate, int round) {
        return "time/" + round + "/" + candidate.name();
    }
}
