package dev.touchstone.report.html;

import dev.touchstone.report.cell.Printable;
import dev.touchstone.report.html.internal.Page;
import dev.touchstone.report.html.internal.Summary;
import dev.touchstone.report.parity.Parity;
import dev.touchstone.report.parity.ParityDifferences;
import dev.touchstone.report.run.DatasetSummary;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.table.Numbers;
import dev.touchstone.report.table.Table;
import dev.touchstone.report.verdict.Verdict;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers a run's page. */
final class PageBuilder {
    private static final int EXAMPLES_PER_CLASS = 5;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Run run;

    PageBuilder(Run run) {
        this.run = run;
    }

    Page build() {
        RunHeader header = run.header();
        Optional<Parity> parity = run.json(Parity.FILE, Parity.class);
        return new Page(
                header.dataset()
                        .map(data -> header.command() + " on " + data.name())
                        .orElse(header.command()),
                facts(header),
                summary(parity),
                Pictures.of(run.folder()),
                tables(),
                examples(parity),
                Stream.of(
                                settings("Configuration", header.configuration()),
                                settings("Environment", header.environment()))
                        .filter(table -> !table.isEmpty())
                        .toList());
    }

    private static List<String> facts(RunHeader header) {
        List<String> facts = new ArrayList<>();
        facts.add(TIME.format(header.startedAt()));
        header.dataset().ifPresent(data -> facts.addAll(facts(data)));
        return facts;
    }

    private static List<String> facts(DatasetSummary data) {
        return List.of(
                Numbers.count(data.documents()) + " documents",
                Numbers.count(data.dimensions()) + " dimensions",
                Numbers.count(data.queries()) + " queries",
                "fingerprint " + Printable.text(data.fingerprint()));
    }

    private Summary summary(Optional<Parity> parity) {
        Optional<Verdict> verdict = run.json(Verdict.FILE, Verdict.class);
        List<List<String>> checks = verdict.map(Verdict::checks).orElse(List.of()).stream()
                .map(check ->
                        List.of(check.outcome().name(), Printable.text(check.name()), Printable.text(check.reason())))
                .toList();
        return new Summary(
                verdict.map(found -> found.outcome().name()).orElseGet(this::outcome),
                Tables.words("Checks", checks, "outcome", "check", "why"),
                parity.map(PageBuilder::sentence).orElse(""),
                Sections.all().flatMap(section -> section.findings(run)).toList());
    }

    private String outcome() {
        return Sections.all()
                .flatMap(section -> section.outcome(run).stream())
                .findFirst()
                .orElse("NO VERDICT");
    }

    private static String sentence(Parity parity) {
        long forbidden = parity.differences().stream()
                .filter(row -> !row.allowed())
                .mapToLong(ParityDifferences::count)
                .sum();
        long allowed = parity.differences().stream()
                .filter(ParityDifferences::allowed)
                .mapToLong(ParityDifferences::count)
                .sum();
        return String.format(
                Locale.ROOT,
                "%s: %s queries at k %d against both stores; %s differences that must not be, %s that may.",
                parity.outcome(),
                Numbers.count(parity.queries()),
                parity.k(),
                Numbers.count(forbidden),
                Numbers.count(allowed));
    }

    private List<Table> tables() {
        return Sections.all()
                .flatMap(section -> section.tables(run))
                .filter(table -> !table.isEmpty())
                .toList();
    }

    private static Table examples(Optional<Parity> parity) {
        List<List<String>> rows = parity.map(Parity::differences).orElse(List.of()).stream()
                .flatMap(row -> row.examples().stream()
                        .limit(EXAMPLES_PER_CLASS)
                        .map(example -> Stream.of(
                                        row.index(), row.kind(), example.query(), example.expected(), example.actual())
                                .map(Printable::text)
                                .toList()))
                .toList();
        return Tables.words("Examples of differences", rows, "index", "class", "query", "file store", "PostgreSQL");
    }

    private static Table settings(String title, Map<String, Object> values) {
        List<List<String>> rows = new ArrayList<>();
        flatten("", values, rows);
        return Tables.words(title, rows, "name", "value");
    }

    private static void flatten(String prefix, Map<?, ?> values, List<List<String>> rows) {
        values.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                flatten(prefix + name + ".", inner, rows);
            } else {
                rows.add(List.of(Printable.text(prefix + name), Printable.text(String.valueOf(value))));
            }
        });
    }
}
