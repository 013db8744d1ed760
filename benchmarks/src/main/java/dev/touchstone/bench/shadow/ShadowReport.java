package dev.touchstone.bench.shadow;

import dev.touchstone.conformance.parity.ParitySettings;
import dev.touchstone.conformance.parity.ShadowParity;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.run.ShadowMetrics;
import dev.touchstone.report.shadow.ShadowPeriod;
import dev.touchstone.report.shadow.ShadowSlice;
import dev.touchstone.report.verdict.Verdict;
import dev.touchstone.store.cutover.journal.JournalReader;
import dev.touchstone.store.cutover.journal.JournalReader.Reading;
import dev.touchstone.store.cutover.journal.ShadowEvent.Counted;
import dev.touchstone.store.cutover.journal.WriteLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A shadow period read from its journals. */
public final class ShadowReport {
    private final ShadowDigest digest;
    private final Reading reading;
    private final long outstanding;
    private final Verdict verdict;

    private ShadowReport(ShadowDigest digest, Reading reading, long outstanding, Verdict verdict) {
        this.digest = digest;
        this.reading = reading;
        this.outstanding = outstanding;
        this.verdict = verdict;
    }

    /**
     * Reads journals twice: once for the length of the period, once for what it holds.
     *
     * @param journals folders or single files; what is outstanding is known to folders alone, else the last count stands
     * @param atLeast answers that must have been compared, for a verdict
     * @throws dev.touchstone.store.VectorStoreException if there is no journal, it is empty or damaged
     */
    public static ShadowReport read(List<Path> journals, long atLeast) {
        ShadowClock clock = new ShadowClock();
        JournalReader.read(journals, clock::see);
        ShadowDigest digest = new ShadowDigest(clock, new ShadowParity(ParitySettings.DEFAULT_TOLERANCE));
        Reading reading = JournalReader.read(journals, digest::add);
        long outstanding = outstanding(journals, digest);
        return new ShadowReport(digest, reading, outstanding, new ShadowChecks(digest, outstanding, atLeast).verdict());
    }

    private static long outstanding(List<Path> journals, ShadowDigest digest) {
        if (journals.stream().allMatch(Files::isDirectory)) {
            return journals.stream()
                    .flatMap(folder -> WriteLog.outstanding(folder).values().stream())
                    .mapToLong(Integer::longValue)
                    .sum();
        }
        return digest.lastCounts().values().stream().mapToLong(Counted::behind).sum();
    }

    /** What was read, for the header of a run. */
    public Map<String, Object> configuration() {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("journal_files", reading.files());
        configuration.put("journal_lines", reading.events());
        configuration.put("incomplete_last_lines", reading.cutLines());
        configuration.put("sessions", digest.total("started"));
        configuration.put("collections", digest.lastCounts().size());
        configuration.put("search", List.copyOf(digest.searches()));
        configuration.put("score_tolerance", ParitySettings.DEFAULT_TOLERANCE);
        configuration.put("first_event", digest.clock().first().toString());
        configuration.put("last_event", digest.clock().last().toString());
        return configuration;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** Writes measurements, histograms, {@code shadow.json} and the verdict. */
    public void writeTo(RunWriter run) {
        ShadowPeriod period = digest.period();
        long asked = digest.asked();
        digest.fates().forEach((fate, count) -> add(run, ShadowMetrics.QUESTIONS, Map.of("fate", fate.key()), count));
        if (asked > 0) {
            double share = (double) digest.compared() / asked;
            run.add(Measurement.of(ShadowMetrics.COMPARED, Map.of(), share, asked));
        }
        digest.differences()
                .forEach((kind, count) -> add(run, ShadowMetrics.DIFFERENCES, Map.of("class", kind), count));
        digest.latencies().writeTo(run);
        add(run, ShadowMetrics.FAILURES, Map.of(), digest.failures());
        add(run, ShadowMetrics.BEHIND, Map.of(), mostBehind(period));
        add(run, ShadowMetrics.CAUGHT_UP, Map.of(), digest.total("caught_up"));
        add(run, ShadowMetrics.OUTSTANDING, Map.of(), outstanding);
        add(run, ShadowMetrics.LOST_LINES, Map.of(), digest.total("lost_lines"));
        run.json(ShadowPeriod.FILE, period);
        run.json(Verdict.FILE, verdict);
    }

    private static long mostBehind(ShadowPeriod period) {
        return period.slices().stream().mapToLong(ShadowSlice::behind).max().orElse(0);
    }

    private void add(RunWriter run, Metric metric, Map<String, String> cell, long value) {
        run.add(Measurement.of(metric, cell, (double) value, Math.max(1, reading.events())));
    }
}
