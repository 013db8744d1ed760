package dev.touchstone.report.gate;

import dev.touchstone.report.gate.policy.WorkLimits;
import dev.touchstone.report.gate.policy.WorkLimits.Limit;
import dev.touchstone.report.verdict.Attempt;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.work.OperationCount;
import java.util.List;
import java.util.Locale;

/** Holds what single operations came to against their limits: figures that vary with nothing but the store, so exactly. */
final class WorkJudge {
    private final WorkLimits limits;

    WorkJudge(WorkLimits limits) {
        this.limits = limits;
    }

    List<String> names() {
        return limits.all().stream().map(Limit::check).toList();
    }

    List<Check> checks(List<OperationCount> counted) {
        return limits.all().stream().map(limit -> check(limit, counted)).toList();
    }

    private static Check check(Limit limit, List<OperationCount> counted) {
        Attempt<Double> figure = counted.stream()
                .filter(count -> count.operation().equals(limit.operation()))
                .findFirst()
                .map(count -> count.get(limit.metric()))
                .orElseGet(() -> Attempt.failed("no " + limit.operation() + " was counted"));
        return figure.map(value -> held(limit, value))
                .value()
                .orElseGet(() -> Check.unmeasured(limit.check(), figure.reason().orElseThrow()));
    }

    private static Check held(Limit limit, double value) {
        String reason = shown(value) + " " + limit.metric().label() + "; the limit is " + shown(limit.most());
        return new Check(limit.check(), value <= limit.most() ? Outcome.PASS : Outcome.FAIL, reason)
                .with(value, limit.most());
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%,.2f", value).replaceFirst("\\.?0+$", "");
    }
}
