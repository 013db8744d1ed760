package dev.touchstone.report.gate;

import dev.touchstone.report.gate.LimitCheck.Kind;
import dev.touchstone.report.gate.evidence.LatencyTurn;
import dev.touchstone.report.gate.policy.LatencyCeilings;
import dev.touchstone.report.gate.policy.LatencyRatios;
import dev.touchstone.report.gate.policy.Limits;
import dev.touchstone.report.statistics.LatencyFigure;
import dev.touchstone.report.statistics.Turn;
import dev.touchstone.report.statistics.TurnPool;
import dev.touchstone.report.table.Numbers;
import dev.touchstone.report.verdict.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Holds latency percentiles against their limits. */
final class LatencyJudge {
    /** Latencies above a percentile below which it is little more than the largest of them. */
    private static final double FEWEST_ABOVE = 10;

    private final Limits limits;

    LatencyJudge(Limits limits) {
        this.limits = limits;
    }

    /** One limit of one percentile. */
    private record Percentile(int percent, double limit) {
        String ceilingName() {
            return "latency p" + percent;
        }

        String ratioName() {
            return ceilingName() + " against the baseline";
        }
    }

    /** The names of the checks that {@link #ceilings} makes. */
    List<String> ceilingNames() {
        return ceilings().stream().map(Percentile::ceilingName).toList();
    }

    List<Check> ceilings(List<LatencyTurn> turns) {
        TurnPool pool = TurnPool.of(in(turns, LatencyTurn::milliseconds));
        return ceilings().stream().map(asked -> ceiling(asked, pool)).toList();
    }

    private List<Percentile> ceilings() {
        LatencyCeilings ceilings = limits.latency();
        return given(ceilings.p50Ms(), ceilings.p95Ms(), ceilings.p99Ms());
    }

    private Check ceiling(Percentile asked, TurnPool pool) {
        return tooFew(asked.ceilingName(), asked.percent(), pool.size())
                .orElseGet(() -> new LimitCheck(
                                asked.ceilingName(),
                                Kind.CEILING,
                                asked.limit(),
                                limits.confidence(),
                                Numbers::significant,
                                " ms")
                        .of(LatencyFigure.percentile(pool, asked.percent())));
    }

    /** The names of the checks that {@link #ratios} makes. */
    static List<String> ratioNames(LatencyRatios ratios) {
        return given(ratios.p50(), ratios.p95(), ratios.p99()).stream()
                .map(Percentile::ratioName)
                .toList();
    }

    List<Check> ratios(List<LatencyTurn> baseline, List<LatencyTurn> candidate, LatencyRatios ratios) {
        List<Turn> before = in(baseline, LatencyTurn::relative);
        List<Turn> now = in(candidate, LatencyTurn::relative);
        return given(ratios.p50(), ratios.p95(), ratios.p99()).stream()
                .map(asked -> tooFew(asked.ratioName(), asked.percent(), Math.min(size(before), size(now)))
                        .or(() -> disturbed(asked, baseline, candidate))
                        .orElseGet(() -> new LimitCheck(
                                        asked.ratioName(),
                                        Kind.CEILING,
                                        asked.limit(),
                                        limits.confidence(),
                                        Numbers::significant,
                                        " times the baseline's")
                                .of(LatencyFigure.ratio(before, now, asked.percent()))))
                .toList();
    }

    /**
     * A negative control: where a search that has nothing to do with the store changed by more than the store may, the
     * machine was not as quiet in one run as in the other, and nothing can be said of the store.
     */
    private static Optional<Check> disturbed(
            Percentile asked, List<LatencyTurn> baseline, List<LatencyTurn> candidate) {
        double control = LatencyFigure.ratio(
                        in(baseline, LatencyTurn::disturbance),
                        in(candidate, LatencyTurn::disturbance),
                        asked.percent())
                .value();
        return Math.max(control, 1 / control) <= asked.limit()
                ? Optional.empty()
                : Optional.of(Check.unmeasured(
                        asked.ratioName(),
                        "the reference scan's own p" + asked.percent() + " over p50 became "
                                + Numbers.significant(control)
                                + " times the baseline's, so the machine was disturbed; measure both on a quiet one"));
    }

    private static Optional<Check> tooFew(String name, int percent, double latencies) {
        double above = latencies * (1 - percent / 100.0);
        return above >= FEWEST_ABOVE
                ? Optional.empty()
                : Optional.of(Check.unmeasured(
                        name,
                        "only " + Numbers.significant(above) + " latencies lie above p" + percent + "; at least "
                                + Numbers.significant(FEWEST_ABOVE) + " are needed"));
    }

    private static double size(List<Turn> turns) {
        return turns.stream().mapToDouble(Turn::size).sum();
    }

    private static List<Percentile> given(Optional<Double> p50, Optional<Double> p95, Optional<Double> p99) {
        List<Percentile> all = new ArrayList<>();
        p50.ifPresent(limit -> all.add(new Percentile(50, limit)));
        p95.ifPresent(limit -> all.add(new Percentile(95, limit)));
        p99.ifPresent(limit -> all.add(new Percentile(99, limit)));
        return all;
    }

    private static List<Turn> in(List<LatencyTurn> turns, Function<LatencyTurn, Turn> unit) {
        return turns.stream().map(unit).toList();
    }
}
