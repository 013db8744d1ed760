package dev.touchstone.bench.shadow;

import dev.touchstone.conformance.parity.DifferenceKind;
import dev.touchstone.conformance.parity.ShadowParity;
import dev.touchstone.conformance.parity.ShadowParity.Classified;
import dev.touchstone.conformance.parity.Strictness;
import dev.touchstone.report.shadow.ShadowExample;
import dev.touchstone.report.shadow.ShadowFate;
import dev.touchstone.report.shadow.ShadowPeriod;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.cutover.journal.ShadowEvent;
import dev.touchstone.store.cutover.journal.ShadowEvent.Answered;
import dev.touchstone.store.cutover.journal.ShadowEvent.CaughtUp;
import dev.touchstone.store.cutover.journal.ShadowEvent.Counted;
import dev.touchstone.store.cutover.journal.ShadowEvent.Ended;
import dev.touchstone.store.cutover.journal.ShadowEvent.Failed;
import dev.touchstone.store.cutover.journal.ShadowEvent.Kind;
import dev.touchstone.store.cutover.journal.ShadowEvent.Lost;
import dev.touchstone.store.cutover.journal.ShadowEvent.SkipReason;
import dev.touchstone.store.cutover.journal.ShadowEvent.Skipped;
import dev.touchstone.store.cutover.journal.ShadowEvent.Started;
import dev.touchstone.store.cutover.journal.ShadowEvent.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything a report says of a journal, gathered event by event. */
final class ShadowDigest {
    private static final int EXAMPLES_PER_CLASS = 5;
    private static final Set<String> QUESTIONS = Arrays.stream(Kind.values())
            .map(kind -> words(kind).replace('_', ' '))
            .collect(Collectors.toUnmodifiableSet());

    private final ShadowParity parity;
    private final ShadowClock clock;
    private final Slices slices;
    private final Latencies latencies = new Latencies();
    private final Failures failures = new Failures();
    private final Map<ShadowFate, Long> fates = new EnumMap<>(ShadowFate.class);
    private final Map<String, Long> differences = new TreeMap<>();
    private final List<ShadowExample> examples = new ArrayList<>();
    private final Map<CollectionId, Counted> lastCounts = new LinkedHashMap<>();
    private final Map<String, Long> totals = new TreeMap<>();
    private final Set<String> searches = new TreeSet<>();
    private Strictness strictness = Strictness.EXACT;

    ShadowDigest(ShadowClock clock, ShadowParity parity) {
        this.clock = clock;
        this.parity = parity;
        this.slices = new Slices(clock);
    }

    void add(ShadowEvent event) {
        if (event instanceof Answered answered) {
            answered(answered);
        } else if (event instanceof Skipped skipped) {
            fate(
                    skipped.at(),
                    skipped.reason() == SkipReason.BEHIND ? ShadowFate.BEHIND : ShadowFate.SKIPPED,
                    skipped.count());
        } else if (event instanceof Written written) {
            latencies.add(words(written.change()), written.took());
        } else if (event instanceof Failed failed) {
            failed(failed);
        } else if (event instanceof Counted counted) {
            slices.counted(counted);
            lastCounts.put(counted.of(), counted);
        } else {
            total(event);
        }
    }

    private void total(ShadowEvent event) {
        if (event instanceof Started started) {
            searches.add(started.search());
            strictness = started.search().equals("exact") ? Strictness.EXACT : Strictness.APPROXIMATE;
            totals.merge("started", 1L, Long::sum);
        } else if (event instanceof Ended) {
            totals.merge("ended", 1L, Long::sum);
        } else if (event instanceof CaughtUp caughtUp) {
            totals.merge("caught_up", (long) caughtUp.added() + caughtUp.deleted(), Long::sum);
        } else if (event instanceof Lost lost) {
            totals.merge("lost_lines", lost.lines(), Long::sum);
            totals.merge("lost_files", lost.files(), Long::sum);
        }
    }

    private void answered(Answered answered) {
        latencies.add(words(answered.question().kind()), answered.took());
        Classified found = parity.classify(answered);
        fate(answered.at(), fateOf(found), 1);
        found.counts().forEach((kind, count) -> {
            if (kind != DifferenceKind.FLOAT_ROUNDING) {
                difference(answered.at(), words(kind), count);
            }
        });
        difference(answered.at(), "other_choice", found.otherChoice() ? 1 : 0);
        difference(answered.at(), "unexplained", found.unexplained() ? 1 : 0);
        found.examples()
                .forEach(example -> keep(
                        new ShadowExample(words(example.kind()), answered.at(), example.expected(), example.got())));
    }

    private ShadowFate fateOf(Classified found) {
        if (found.unexplained()) {
            return ShadowFate.UNEXPLAINED;
        }
        if (found.isSame()) {
            return ShadowFate.SAME;
        }
        return found.passes(strictness) ? ShadowFate.ALLOWED : ShadowFate.FORBIDDEN;
    }

    private void keep(ShadowExample example) {
        long alike = examples.stream()
                .filter(kept -> kept.kind().equals(example.kind()))
                .count();
        if (alike < EXAMPLES_PER_CLASS) {
            examples.add(example);
        }
    }

    private void difference(Instant at, String kind, long count) {
        if (count > 0) {
            differences.merge(kind, count, Long::sum);
            slices.difference(at, kind, count);
        }
    }

    private void fate(Instant at, ShadowFate fate, long count) {
        fates.merge(fate, count, Long::sum);
        slices.question(at, fate, count);
    }

    private void failed(Failed failed) {
        failures.add(failed);
        if (QUESTIONS.contains(failed.doing())) {
            fate(failed.at(), ShadowFate.FAILED, 1);
        }
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    ShadowPeriod period() {
        return new ShadowPeriod(clock.sliceSeconds(), slices.finish(), examples, failures.mostFrequent());
    }

    ShadowClock clock() {
        return clock;
    }

    Latencies latencies() {
        return latencies;
    }

    /** How many questions came to what. */
    Map<ShadowFate, Long> fates() {
        return fates;
    }

    long fates(ShadowFate fate) {
        return fates.getOrDefault(fate, 0L);
    }

    /** Both answers were there and could be classified, or at least told to differ. */
    long compared() {
        return fates(ShadowFate.SAME)
                + fates(ShadowFate.ALLOWED)
                + fates(ShadowFate.FORBIDDEN)
                + fates(ShadowFate.UNEXPLAINED);
    }

    long asked() {
        return fates.values().stream().mapToLong(Long::longValue).sum();
    }

    Map<String, Long> differences() {
        return differences;
    }

    long failures() {
        return failures.count();
    }

    /** The last count of each collection. */
    Map<CollectionId, Counted> lastCounts() {
        return lastCounts;
    }

    /** How PostgreSQL was searched. */
    Set<String> searches() {
        return searches;
    }

    /** A total: {@code started}, {@code ended}, {@code caught_up}, {@code lost_lines} or {@code lost_files}. */
    long total(String name) {
        return totals.getOrDefault(name, 0L);
    }
}
