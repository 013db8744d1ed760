package dev.touchstone.report.chart;

import dev.touchstone.report.run.Run;
import dev.touchstone.report.shadow.ShadowFate;
import dev.touchstone.report.shadow.ShadowPeriod;
import dev.touchstone.report.shadow.ShadowSlice;
import java.awt.BasicStroke;
import java.awt.Color;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;

/** A shadow period along its time. */
final class ShadowChart {
    private static final double PLOT_WIDTH = 720;
    private static final double FEW = 5;
    private static final double BAR_SHARE = 0.9;
    private static final Map<ShadowFate, Color> COLORS = Map.of(
            ShadowFate.SAME, new Color(0x00, 0x9e, 0x73),
            ShadowFate.ALLOWED, new Color(0x56, 0xb4, 0xe9),
            ShadowFate.FORBIDDEN, new Color(0xd5, 0x5e, 0x00),
            ShadowFate.UNEXPLAINED, new Color(0xcc, 0x79, 0xa7),
            ShadowFate.BEHIND, new Color(0xe6, 0x9f, 0x00),
            ShadowFate.SKIPPED, new Color(0xbb, 0xbb, 0xbb),
            ShadowFate.FAILED, Color.BLACK);

    private final ShadowPeriod period;

    private ShadowChart(ShadowPeriod period) {
        this.period = period;
    }

    private record Part(String name, Color color, ToLongFunction<ShadowSlice> count) {}

    /** What the questions of each slice came to, as a bar of parts. */
    static Optional<XYChart> fates(Run run) {
        List<Part> parts = Stream.of(ShadowFate.values())
                .map(fate -> new Part(fate.label(), COLORS.get(fate), slice -> slice.questions(fate)))
                .toList();
        return of(run).flatMap(chart -> chart.bars(
                Heading.of(
                        run,
                        "What became of the questions",
                        chart.sliceText(),
                        "each at the time it was compared or given up"),
                "questions",
                parts));
    }

    /** The differences of each slice by class, as a bar of parts. */
    static Optional<XYChart> differences(Run run) {
        return of(run).flatMap(chart -> {
            List<String> classes = chart.period.slices().stream()
                    .flatMap(slice -> slice.differences().keySet().stream())
                    .distinct()
                    .sorted()
                    .toList();
            List<Part> parts = new ArrayList<>();
            for (String name : classes) {
                parts.add(new Part(
                        name.replace('_', ' '),
                        Look.series(parts.size()).color(),
                        slice -> slice.differences().getOrDefault(name, 0L)));
            }
            return chart.bars(
                    Heading.of(run, "Differences by class", chart.sliceText(), "rounding of scores left out"),
                    "differences",
                    parts);
        });
    }

    /** How far PostgreSQL was behind the file store. */
    static Optional<XYChart> drift(Run run) {
        return of(run).map(chart -> chart.driftLines(
                Heading.of(run, "How far PostgreSQL was behind", chart.sliceText(), "greatest value of each slice")));
    }

    private static Optional<ShadowChart> of(Run run) {
        return run.json(ShadowPeriod.FILE, ShadowPeriod.class).map(ShadowChart::new);
    }

    private Optional<XYChart> bars(Heading heading, String yTitle, List<Part> parts) {
        List<Part> seen = parts.stream()
                .filter(part -> period.slices().stream().anyMatch(slice -> part.count.applyAsLong(slice) > 0))
                .toList();
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        List<Double> heights = period.slices().stream()
                .map(slice -> (double) seen.stream()
                        .mapToLong(part -> part.count.applyAsLong(slice))
                        .sum())
                .toList();
        Canvas canvas = new Canvas(heading, timeAxis(), new Axis(yTitle, counts(heights)), Canvas.HEIGHT);
        Map<Instant, Long> floors = new LinkedHashMap<>();
        for (Part part : seen) {
            drawPart(canvas, part, floors);
        }
        return Optional.of(canvas.finish());
    }

    private void drawPart(Canvas canvas, Part part, Map<Instant, Long> floors) {
        Look look = Look.line(part.color, barStroke());
        boolean named = false;
        for (ShadowSlice slice : period.slices()) {
            long count = part.count.applyAsLong(slice);
            if (count > 0) {
                long floor = floors.getOrDefault(slice.from(), 0L);
                List<Point> bar = List.of(at(slice, floor), at(slice, floor + count));
                if (named) {
                    canvas.line(look, bar.get(0), bar.get(1));
                } else {
                    canvas.series(part.name, look, bar);
                    named = true;
                }
                floors.put(slice.from(), floor + count);
            }
        }
    }

    private BasicStroke barStroke() {
        double width = PLOT_WIDTH / period.slices().size() * BAR_SHARE;
        return new BasicStroke((float) Math.max(2, Math.min(40, width)), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    }

    /** A slice stands at its middle. */
    private Point at(ShadowSlice slice, long y) {
        return new Point(slice.from().getEpochSecond() + period.sliceSeconds() / 2.0, (double) y);
    }

    private XYChart driftLines(Heading heading) {
        List<ShadowSlice> counted = period.slices().stream()
                .filter(slice -> slice.missing().isPresent())
                .toList();
        List<Double> values = Stream.concat(
                        period.slices().stream().map(slice -> (double) slice.behind()),
                        counted.stream()
                                .map(slice -> (double) Math.abs(slice.missing().orElseThrow())))
                .toList();
        Canvas canvas =
                new Canvas(heading, timeAxis(), new Axis("documents (down is better)", counts(values)), Canvas.HEIGHT);
        canvas.series(
                "last change not in PostgreSQL yet",
                Look.line(Look.series(1).color(), Look.LINE),
                period.slices().stream().map(slice -> at(slice, slice.behind())).toList());
        if (!counted.isEmpty()) {
            canvas.series(
                    "difference of the counts of documents",
                    Look.line(Look.series(0).color(), Look.LINE),
                    counted.stream()
                            .map(slice -> at(slice, Math.abs(slice.missing().orElseThrow())))
                            .toList());
        }
        return canvas.finish();
    }

    /** From zero, with whole numbers on the axis. */
    private static Scale counts(List<Double> values) {
        return Scales.fromZero(Stream.concat(values.stream(), Stream.of(FEW)).toList());
    }

    private Axis timeAxis() {
        return new Axis("time (UTC)", TimeScale.of(period.from(), period.until()));
    }

    private String sliceText() {
        long seconds = period.sliceSeconds();
        String length = seconds % 3600 == 0
                ? seconds / 3600 + " h"
                : seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
        return "a slice is " + length;
    }
}
