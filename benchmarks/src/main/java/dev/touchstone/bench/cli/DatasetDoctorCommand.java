package dev.touchstone.bench.cli;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.data.DoctorFigures;
import dev.touchstone.bench.data.PreparedDataset;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.doctor.Examination;
import dev.touchstone.dataset.doctor.Finding;
import dev.touchstone.dataset.imports.ImportedFile;
import dev.touchstone.report.dataset.DatasetFindings;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Examines a dataset, or a file of vectors before it is imported, and says what each finding means for an index.",
            "Exit code 1 where a finding is a fault: vectors that cannot be stored or searched."
        })
final class DatasetDoctorCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(
            paramLabel = "NAME|FILE",
            description = "name of a dataset (./touchstone dataset list), or a file that dataset import takes")
    private String name;

    @Option(names = "--queries", paramLabel = "FILE", description = "with a FILE: its queries")
    private Path queries;

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            description =
                    "with a FILE: cosine, l2 or inner_product (default: the file's own where it names one, else cosine)")
    private Metric metric;

    @Override
    public Integer call() {
        boolean file = Files.isRegularFile(Path.of(name));
        if (!file) {
            DatasetCommand.catalogue().find(name, DatasetCommand.cache());
            if (queries != null || metric != null) {
                throw new ConfigurationException("--queries and --metric go with a FILE; a dataset has its own");
            }
        }
        try (Cleanup cleanup = new Cleanup()) {
            Progress progress = cleanup.add(common.progress());
            RunHeader header = RunHeader.of("dataset-doctor", Optional.empty(), Instant.now())
                    .withEnvironment(Machine.current().asMap());
            RunWriter run =
                    cleanup.add(RunWriter.create(common.out(), header, file ? Optional.empty() : Optional.of(name)));
            Examination examination = file ? ofFile(cleanup, progress) : ofDataset(run, progress);
            DatasetFindings findings = findings(examination.findings());
            DoctorFigures.of(examination).forEach(run::add);
            run.json(DatasetFindings.FILE, findings);
            progress.close();
            return report(name + ": " + about(examination), findings, run.finish(HtmlReport::rebuild));
        }
    }

    private Examination ofFile(Cleanup cleanup, Progress progress) {
        ImportedFile opened = cleanup.add(new ImportedFile(Path.of(name), Optional.ofNullable(queries)));
        Metric measured = metric != null ? metric : opened.metric().orElse(Metric.COSINE);
        return Examination.of(opened.corpusVectors(), opened.queryVectors(), measured, progress::advanced);
    }

    private Examination ofDataset(RunWriter run, Progress progress) {
        PreparedDataset prepared = PreparedDataset.open(name, DatasetCommand.cache(), progress::advanced);
        run.dataset(prepared.summary());
        return Examination.of(prepared.dataset(), progress::advanced);
    }

    private DatasetFindings findings(List<Finding> found) {
        return new DatasetFindings(
                Path.of(name).getFileName().toString(),
                found.stream()
                        .map(finding -> new DatasetFindings.Row(
                                finding.grade().name().toLowerCase(Locale.ROOT),
                                finding.subject(),
                                finding.found(),
                                finding.meaning()))
                        .toList());
    }

    private static String about(Examination seen) {
        return String.format(
                Locale.ROOT,
                "%,d documents x %d%s, by %s",
                seen.corpus().rows(),
                seen.dimension(),
                seen.queries()
                        .map(queries -> String.format(Locale.ROOT, ", %,d queries", queries.rows()))
                        .orElse(""),
                seen.metric().label());
    }

    private static String count(DatasetFindings findings, String grade) {
        long count = findings.rows().stream()
                .filter(row -> row.grade().equals(grade))
                .count();
        return count + " " + grade + (count == 1 ? "" : "s");
    }

    private int report(String about, DatasetFindings findings, Path folder) {
        Terminal terminal = common.terminal();
        terminal.say(about);
        findings.rows().forEach(row -> {
            terminal.say(String.format(Locale.ROOT, "%-8s  %-20s %s", row.grade(), row.subject(), row.found()));
            terminal.say(" ".repeat(31) + "-> " + row.meaning());
        });
        terminal.say(Stream.of("fault", "warning", "note")
                .map(grade -> count(findings, grade))
                .collect(Collectors.joining(", ")));
        boolean faulty = findings.rows().stream().anyMatch(row -> row.grade().equals("fault"));
        return Ending.of(terminal, folder)
                .with("dataset", findings.dataset())
                .with("findings", findings.rows())
                .end(faulty ? ExitCode.CHECK_FAILED : ExitCode.OK);
    }
}
