package dev.touchstone.report.ageing;

import dev.touchstone.report.ageing.AgeingAdvice.AgedFigure;
import dev.touchstone.report.ageing.AgeingAdvice.Outcome;
import dev.touchstone.report.ageing.AgeingRun.Asked;
import dev.touchstone.report.ageing.Passage.Loss;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Comes from looks at an ageing index to how often it should be built anew. */
public final class Adviser {
    /** Names of the figures an index is judged by. */
    public static final String RECALL = "recall";

    public static final String P99 = "p99";
    public static final String SIZE = "index size";

    private final Asked asked;
    private final List<AgedPoint> points;

    /** @param points every look, in order; the first is fresh, and one at least comes after writes */
    public Adviser(Asked asked, List<AgedPoint> points) {
        this.asked = asked;
        this.points = List.copyOf(points);
    }

    /**
     * What a figure is, and how it is lost.
     *
     * @param loss from the fresh value and the present one to the loss
     * @param error standard error of a look's loss
     */
    private record Figure(
            String name,
            ToDoubleFunction<AgedPoint> value,
            Function<Double, ToDoubleFunction<Double>> loss,
            ToDoubleFunction<AgedPoint> error) {}

    /** Judges what a REINDEX would mend: the looks right after a VACUUM, or all where there was none. */
    public AgeingAdvice advice() {
        List<AgedFigure> figures = List.of(
                figure(
                        new Figure(
                                RECALL,
                                point -> point.answers().recall().value(),
                                fresh -> now -> fresh - now,
                                point -> point.answers().lossError()),
                        asked.tolerance().recall()),
                figure(
                        new Figure(
                                P99,
                                point -> point.speed().p99Ratio(),
                                Adviser::growth,
                                point -> point.speed().p99Millis().error()
                                        / point.speed().p99Millis().value()),
                        asked.tolerance().p99()),
                figure(
                        new Figure(SIZE, point -> point.room().indexBytesPerDocument(), Adviser::growth, point -> 0),
                        asked.tolerance().size()));
        return advice(figures);
    }

    private AgeingAdvice advice(List<AgedFigure> figures) {
        OptionalDouble every =
                least(figures.stream().filter(Adviser::tellsPassedFromNoise).toList(), Passage::estimate);
        OptionalDouble earliest = least(figures, Passage::earliest);
        Outcome outcome = every.isPresent()
                ? Outcome.REINDEX_EVERY
                : earliest.isPresent() ? Outcome.UNCERTAIN : Outcome.NOT_NEEDED;
        return new AgeingAdvice(
                outcome,
                outcome == Outcome.REINDEX_EVERY ? every : OptionalDouble.empty(),
                earliest,
                judged().mapToDouble(point -> point.when().churn()).max().orElseThrow() / asked.churnPerDay(),
                figures);
    }

    private static boolean tellsPassedFromNoise(AgedFigure figure) {
        return figure.passage().margin() < figure.tolerance();
    }

    private OptionalDouble least(List<AgedFigure> figures, Function<Passage, OptionalDouble> end) {
        return figures.stream()
                .flatMap(figure -> end.apply(figure.passage()).stream().boxed())
                .mapToDouble(churn -> churn / asked.churnPerDay())
                .min();
    }

    private AgedFigure figure(Figure figure, double tolerance) {
        double fresh = points.stream()
                .filter(point -> point.when().moment().isNew())
                .mapToDouble(figure.value())
                .average()
                .orElseThrow();
        ToDoubleFunction<Double> loss = figure.loss().apply(fresh);
        ToDoubleFunction<AgedPoint> lost =
                point -> loss.applyAsDouble(figure.value().applyAsDouble(point));
        List<Loss> losses = judged().map(point -> new Loss(point.when().churn(), lost.applyAsDouble(point)))
                .toList();
        double error = judged().mapToDouble(figure.error()).average().orElseThrow();
        return new AgedFigure(
                figure.name(),
                fresh,
                tolerance,
                Passage.of(losses, tolerance, error),
                points.stream().mapToDouble(lost).max().orElseThrow());
    }

    private Stream<AgedPoint> judged() {
        boolean vacuumed = points.stream().anyMatch(point -> point.when().moment() == Moment.VACUUMED);
        Moment used = vacuumed ? Moment.VACUUMED : Moment.WRITTEN;
        return points.stream()
                .filter(point -> point.when().moment().isNew() || point.when().moment() == used);
    }

    private static ToDoubleFunction<Double> growth(double fresh) {
        return now -> now / fresh - 1;
    }
}
