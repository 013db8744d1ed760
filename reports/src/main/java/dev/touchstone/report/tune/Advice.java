package dev.touchstone.report.tune;

import dev.touchstone.report.run.Unit;
import dev.touchstone.report.table.Numbers;
import dev.touchstone.report.tune.Recommendation.Choice;
import dev.touchstone.report.tune.Recommendation.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A choice, with its reasons and what would change it, in words. */
final class Advice {
    private static final String MORE_TIME = "more time (--budget), or a grid of fewer builds";

    private final List<TunedCell> cells;
    private final int k;
    private final Target target;
    private final Chooser chooser;
    private final Alternatives alternatives;
    private final SettingNames names;

    Advice(TuneRun run) {
        this.cells = run.cells();
        this.k = run.asked().k();
        this.target = run.asked().target();
        this.chooser = new Chooser(Chooser.measured(cells), target);
        this.alternatives = new Alternatives(cells);
        this.names = SettingNames.of(cells.stream().map(TunedCell::setting).toList());
    }

    Recommendation recommendation() {
        Chooser.Pick pick = decided(chooser.pick());
        Optional<Choice> runnerUp =
                pick.outcome().recommends() ? pick.choice().flatMap(chooser::runnerUp) : Optional.empty();
        List<String> reasons = new ArrayList<>();
        pick.choice().ifPresent(choice -> reasons.addAll(reasons(pick.outcome(), choice)));
        runnerUp.ifPresent(other -> reasons.add("runner-up: " + described(other)));
        reasons.add(tally());
        return new Recommendation(
                pick.outcome(),
                target,
                OptionalInt.of(k),
                pick.choice(),
                runnerUp,
                chooser.exact(Chooser.measured(cells)),
                chooser.frontier(),
                reasons,
                pick.choice()
                        .map(choice -> pick.outcome().recommends() ? changes(choice) : remedies(pick.outcome(), choice))
                        .orElseGet(() -> List.of(nothingMeasured())));
    }

    /** That no index is faster is not known of those there was no time for; a ceiling that is kept is kept anyhow. */
    private Chooser.Pick decided(Chooser.Pick pick) {
        boolean open =
                pick.outcome() == Outcome.EXACT_IS_ENOUGH && target.latency().isEmpty() && outOfTime() > 0;
        return open ? new Chooser.Pick(Outcome.UNCERTAIN, pick.choice()) : pick;
    }

    private long outOfTime() {
        return cells.stream()
                .filter(cell -> cell.ranOutOfTime() && cell.setting().index() != IndexKind.EXACT)
                .count();
    }

    private List<String> reasons(Outcome outcome, Choice choice) {
        return switch (outcome) {
            case INDEX -> indexReasons(choice);
            case EXACT_IS_ENOUGH -> List.of(exactReason(choice));
            case UNCERTAIN, NOTHING_MEETS -> chooser.meets(choice) ? List.of(openReason(choice)) : missed(choice);
            case NOTHING_MEASURED -> List.of();
        };
    }

    /** Why exact search, which meets the target, is not called enough. */
    private String openReason(Choice exact) {
        List<Choice> undecided = chooser.undecidedIndexes(exact);
        return "exact search meets " + target.words() + "; "
                + (undecided.isEmpty()
                        ? "there was no time for " + count(outOfTime(), "setting") + " of indexes, which may be faster"
                        : count(undecided.size(), "faster setting")
                                + " of indexes may, by the figures and not by their intervals: "
                                + described(undecided.get(0)));
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private List<String> indexReasons(Choice choice) {
        List<String> reasons = new ArrayList<>();
        reasons.add("the cheapest of " + chooser.meeting().size() + " settings that meet " + target.words()
                + ": the least " + target.percentile().text()
                + " by the upper end of its interval, and within 5 % of that the smallest index");
        chooser.fasterByFigure(choice).ifPresent(other -> reasons.add(notTaken(choice, other)));
        chooser.exact(Chooser.measured(cells)).ifPresent(exact -> {
            double ratio = latency(exact).value() / latency(choice).value();
            reasons.add("exact search takes " + Numbers.significant(ratio) + " times as long: " + percentile(exact));
        });
        return reasons;
    }

    /** Why a setting that looks faster is not the choice. */
    private String notTaken(Choice choice, Choice other) {
        String faster = names.name(other.setting()) + " looks faster, " + percentile(other);
        return latency(other).high() > latency(choice).high()
                ? faster + ", but less surely so: the choice's interval ends at "
                        + Numbers.significant(latency(choice).high()) + " ms"
                : faster + ", but by less than 5 % for a larger index or a longer build";
    }

    private String exactReason(Choice exact) {
        if (target.latency().isPresent()) {
            return "exact search meets " + target.words() + " without the memory, the build and the misses of an index";
        }
        return (chooser.anyIndexReaches()
                        ? "no index that meets " + target.words() + " takes less than "
                                + Numbers.significant(Chooser.WORTH_AN_INDEX) + " of the latency of exact search, "
                        : "no index tried meets " + target.words() + "; exact search takes ")
                + percentile(exact);
    }

    private List<String> missed(Choice choice) {
        return target.requirements().stream()
                .filter(part -> !part.met(choice.expected()))
                .map(part -> part.found(choice.expected()) + ", asked: " + part.words())
                .toList();
    }

    private String tally() {
        long voided =
                cells.stream().filter(cell -> cell.voidReason().isPresent()).count();
        long late = cells.stream().filter(TunedCell::ranOutOfTime).count();
        long dropped = cells.stream().filter(cell -> cell.dropped().isPresent()).count() - late;
        return "of " + count(cells.size(), "setting") + " "
                + Chooser.measured(cells).size()
                + " measured to the end, " + dropped + " given up early, " + voided + " void"
                + (late == 0 ? "" : ", and " + late + " left out, since the time budget ended");
    }

    private String nothingMeasured() {
        return cells.stream().allMatch(cell -> cell.voidReason().isPresent())
                ? "measure again once the plans are those under test"
                : MORE_TIME;
    }

    /** Each part of the target made a little harder than the choice can take, and recall a little easier. */
    private List<String> changes(Choice choice) {
        List<String> changes = new ArrayList<>();
        if (outOfTime() > 0) {
            changes.add(MORE_TIME + ": there was none for " + count(outOfTime(), "setting")
                    + " of indexes, which may be cheaper");
        }
        double recall = target.recall().of().of(choice.expected().recall()).low();
        if (recall < 1 && choice.setting().index() != IndexKind.EXACT) {
            changes.add(change(
                    target.recall().name() + " above " + Numbers.share(recall),
                    target.withRecall(Math.nextUp(recall))));
        }
        chooser.fasterWithLessRecall(choice)
                .ifPresent(other -> changes.add("if less recall is enough: " + described(other)));
        long bytes = choice.expected().build().indexBytes();
        if (bytes > 1) {
            changes.add(change(
                    "an index below " + Numbers.format((double) bytes, Unit.BYTES) + " MiB",
                    target.withIndexBytes(bytes - 1)));
        }
        double latency = latency(choice).high();
        changes.add(change(
                target.percentile().text() + " below " + Numbers.significant(latency) + " ms",
                target.within(target.percentile(), Math.nextDown(latency))));
        return changes;
    }

    private String change(String need, Target other) {
        return "if you need " + need + ": "
                + alternatives.measured(other).map(this::described).orElse("no setting measured to the end has it")
                + alternatives
                        .givenUp(other)
                        .map(early -> "; perhaps " + described(early)
                                + ", which was given up early: make that the target to know")
                        .orElse("");
    }

    private List<String> remedies(Outcome outcome, Choice nearest) {
        if (outcome == Outcome.UNCERTAIN && chooser.meets(nearest) && outOfTime() > 0) {
            return List.of(MORE_TIME);
        }
        if (outcome == Outcome.UNCERTAIN) {
            return List.of(
                    "measure more queries, builds or turns: the figures meet the target, their intervals do not");
        }
        List<String> remedies = new ArrayList<>();
        for (Requirement part : target.requirements()) {
            if (!part.met(nearest.expected())) {
                remedies.add("without " + part.words() + ": " + without(part));
            }
        }
        remedies.add("try settings beyond this grid");
        return remedies;
    }

    private String without(Requirement part) {
        return alternatives
                .measured(target.without(part.name()))
                .map(this::described)
                .orElse("still no setting");
    }

    private String described(Choice choice) {
        double recall = target.recall().of().of(choice.expected().recall()).value();
        return names.name(choice.setting()) + " (" + target.recall().name() + " " + Numbers.share(recall) + ", "
                + target.percentile().text() + " "
                + Numbers.significant(latency(choice).value()) + " ms, "
                + Words.size(choice.expected()) + ")";
    }

    private String percentile(Choice choice) {
        return target.percentile().text() + " " + Words.interval(latency(choice), Unit.MILLISECONDS);
    }

    private Interval latency(Choice choice) {
        return choice.expected().latency().percentile(target.percentile());
    }
}
