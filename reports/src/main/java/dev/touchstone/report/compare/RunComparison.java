package dev.touchstone.report.compare;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.run.DatasetSummary;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Two runs side by side.
 *
 * @param figures every figure that both runs hold, in the order of the first; those of single rounds are left out
 * @param onlyFirst figures that only the first run holds
 * @param onlySecond figures that only the second run holds
 * @param sameData whether both measured the same documents and queries, or neither any
 * @param circumstances what else differs between the runs, a line each, such as another dataset or server setting
 */
public record RunComparison(
        List<ComparedFigure> figures,
        List<Measurement> onlyFirst,
        List<Measurement> onlySecond,
        boolean sameData,
        List<String> circumstances) {
    private static final String ROUND = "round";

    public RunComparison {
        figures = List.copyOf(figures);
        onlyFirst = List.copyOf(onlyFirst);
        onlySecond = List.copyOf(onlySecond);
        circumstances = List.copyOf(circumstances);
    }

    private record Key(String metric, Map<String, String> cell) {
        static Key of(Measurement figure) {
            return new Key(figure.metric(), figure.cell());
        }
    }

    /**
     * Compares two runs.
     *
     * @throws ReportException if they are of two commands, which measure in different ways, or share no figure
     */
    public static RunComparison of(Run first, Run second) {
        requireOneCommand(first, second);
        Map<Key, Measurement> others = new LinkedHashMap<>();
        figures(second).forEach(figure -> others.put(Key.of(figure), figure));
        List<ComparedFigure> both = new ArrayList<>();
        List<Measurement> alone = new ArrayList<>();
        for (Measurement figure : figures(first)) {
            Measurement other = others.remove(Key.of(figure));
            if (other == null) {
                alone.add(figure);
            } else {
                both.add(ComparedFigure.of(figure, other));
            }
        }
        if (both.isEmpty()) {
            throw new ReportException("the runs " + first.folder().getFileName() + " and "
                    + second.folder().getFileName() + " share no figure; compare runs of one command");
        }
        return new RunComparison(
                both,
                alone,
                List.copyOf(others.values()),
                sameData(first.header(), second.header()),
                circumstances(first.header(), second.header()));
    }

    /** Single rounds are draws: the spreads hold them, and none of one run belongs to one of another. */
    private static List<Measurement> figures(Run run) {
        List<Measurement> figures = new ArrayList<>(run.measurements());
        figures.removeIf(figure -> figure.cell().containsKey(ROUND));
        return figures;
    }

    private static void requireOneCommand(Run first, Run second) {
        String one = first.header().command();
        String two = second.header().command();
        if (!one.equals(two)) {
            throw new ReportException("the run " + first.folder().getFileName() + " is of " + one + " and "
                    + second.folder().getFileName() + " of " + two
                    + "; they measure in different ways, so compare runs of one command");
        }
    }

    /** How many figures changed that way. */
    public long count(Change change) {
        return figures.stream().filter(figure -> figure.change() == change).count();
    }

    private static boolean sameData(RunHeader first, RunHeader second) {
        return first.dataset()
                .map(DatasetSummary::fingerprint)
                .equals(second.dataset().map(DatasetSummary::fingerprint));
    }

    private static List<String> circumstances(RunHeader first, RunHeader second) {
        List<String> lines = new ArrayList<>();
        String one = first.dataset().map(RunComparison::data).orElse("none");
        String two = second.dataset().map(RunComparison::data).orElse("none");
        if (!one.equals(two)) {
            lines.add("dataset: " + one + " / " + two);
        }
        differences("", first.configuration(), second.configuration(), lines);
        differences("", first.environment(), second.environment(), lines);
        return lines;
    }

    private static String data(DatasetSummary data) {
        return data.name() + ", " + data.documents() + " documents, fingerprint " + data.fingerprint();
    }

    private static void differences(String prefix, Map<?, ?> first, Map<?, ?> second, List<String> lines) {
        TreeSet<String> names = new TreeSet<>();
        first.keySet().forEach(name -> names.add(String.valueOf(name)));
        second.keySet().forEach(name -> names.add(String.valueOf(name)));
        for (String name : names) {
            Object one = first.get(name);
            Object two = second.get(name);
            if (one instanceof Map<?, ?> inner && two instanceof Map<?, ?> other) {
                differences(prefix + name + ".", inner, other, lines);
            } else if (!Objects.equals(one, two)) {
                lines.add(prefix + name + ": " + shown(one) + " / " + shown(two));
            }
        }
    }

    private static String shown(Object value) {
        return value == null ? "none" : value.toString();
    }
}
