package dev.touchstone.report.gate;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.gate.LimitCheck.Kind;
import dev.touchstone.report.gate.evidence.Answers;
import dev.touchstone.report.gate.evidence.QueryScore;
import dev.touchstone.report.gate.policy.Limits;
import dev.touchstone.report.gate.policy.RecallFloors;
import dev.touchstone.report.statistics.MeanRecall;
import dev.touchstone.report.statistics.QueriesByBuilds;
import dev.touchstone.report.statistics.RecallLoss;
import dev.touchstone.report.statistics.ShareBelow;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import java.util.List;

/** Holds recall and fill rate against their limits. */
final class RecallJudge {
    static final String MEAN = "recall@10 mean";
    static final String P5 = "recall@10 p5";
    static final String MINIMUM = "recall@10 minimum";
    static final String FILL_RATE = "fill rate";
    static final String LOSS = "recall@10 against the baseline";
    static final List<String> FLOORS = List.of(MEAN, P5, MINIMUM, FILL_RATE);

    /** p5 reaches a floor where no more than this share of the queries stays below it. */
    private static final double TAIL = 0.05;

    private final Limits limits;

    RecallJudge(Limits limits) {
        this.limits = limits;
    }

    List<Check> floors(Answers answers) {
        RecallFloors floors = limits.recall();
        QueriesByBuilds recalls = answers.recallsByBuild();
        return List.of(
                LimitCheck.ofShare(MEAN, Kind.FLOOR, floors.mean(), limits.confidence())
                        .of(new MeanRecall(recalls)),
                p5(answers),
                minimum(answers.worst()),
                fillRate(answers.fillRate()));
    }

    Check loss(Answers baseline, Answers candidate, double most) {
        if (!baseline.queries().equals(candidate.queries())) {
            throw new ReportException("the baseline scored other queries");
        }
        return LimitCheck.ofShare(LOSS, Kind.CEILING, most, limits.confidence())
                .in(" lost")
                .of(new RecallLoss(baseline.recallsByBuild(), candidate.recallsByBuild()));
    }

    private Check p5(Answers answers) {
        double floor = limits.recall().p5();
        return LimitCheck.ofShare(P5, Kind.CEILING, TAIL, limits.confidence())
                .in(" of the queries stay below " + LimitCheck.share(floor))
                .of(ShareBelow.of(answers.recalls(), floor));
    }

    /** No inference: the worst of all queries that could be asked is not to be known from some of them. */
    private Check minimum(QueryScore worst) {
        double floor = limits.recall().minimum();
        String reason = LimitCheck.share(worst.recall()) + " at query " + worst.query()
                + ", the worst answer of all; the floor is " + LimitCheck.share(floor);
        return exact(MINIMUM, worst.recall() >= floor, reason).with(worst.recall(), floor);
    }

    private Check fillRate(double least) {
        String reason = LimitCheck.share(least) + " of the rows owed, in the round where it was least; the floor is "
                + LimitCheck.share(limits.fillRate());
        return exact(FILL_RATE, least >= limits.fillRate(), reason).with(least, limits.fillRate());
    }

    private static Check exact(String name, boolean holds, String reason) {
        return new Check(name, holds ? Outcome.PASS : Outcome.FAIL, reason);
    }
}
