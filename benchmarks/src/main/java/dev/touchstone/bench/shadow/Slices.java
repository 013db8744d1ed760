package dev.touchstone.bench.shadow;

import dev.touchstone.report.shadow.ShadowFate;
import dev.touchstone.report.shadow.ShadowSlice;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.cutover.journal.ShadowEvent.Counted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Counts by slice of the period. */
final class Slices {
    private final ShadowClock clock;
    private final List<Map<String, Long>> questions = new ArrayList<>();
    private final List<Map<String, Long>> differences = new ArrayList<>();
    private final Map<CollectionId, Course> courses = new LinkedHashMap<>();

    Slices(ShadowClock clock) {
        this.clock = clock;
        for (int i = 0; i < clock.slices(); i++) {
            questions.add(new TreeMap<>());
            differences.add(new TreeMap<>());
        }
    }

    void question(Instant at, ShadowFate fate, long count) {
        questions.get(clock.slice(at)).merge(fate.key(), count, Long::sum);
    }

    void difference(Instant at, String kind, long count) {
        differences.get(clock.slice(at)).merge(kind, count, Long::sum);
    }

    void counted(Counted count) {
        courses.computeIfAbsent(count.of(), id -> new Course(clock.slices())).add(clock.slice(count.at()), count);
    }

    /** Returns the slices; those of several collections are summed. */
    List<ShadowSlice> finish() {
        courses.values().forEach(Course::end);
        List<ShadowSlice> finished = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            finished.add(new ShadowSlice(
                    clock.start().plusSeconds(i * clock.sliceSeconds()),
                    questions.get(i),
                    differences.get(i),
                    behind(i),
                    missing(i)));
        }
        return finished;
    }

    private long behind(int slice) {
        return courses.values().stream()
                .mapToLong(course -> course.behind(slice))
                .sum();
    }

    private OptionalLong missing(int slice) {
        return courses.values().stream()
                .map(course -> course.missing(slice))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .reduce(Long::sum);
    }
}
