package dev.touchstone.bench.cli;

import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.migration.MigrationRows;
import dev.touchstone.bench.migration.SampledParity;
import dev.touchstone.bench.migration.VerifiedMigration;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.migration.MigrationCertificate;
import dev.touchstone.report.migration.MigrationReport;
import dev.touchstone.report.parity.Parity;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.verdict.Verdict;
import dev.touchstone.store.migration.MigrationCheck.Against;
import dev.touchstone.store.migration.MigrationTargets;
import dev.touchstone.store.migration.Mismatch;
import dev.touchstone.store.migration.StoreVerification;
import dev.touchstone.store.postgres.ServerInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Compares every document with the files (text, metadata, vector, old id, timestamp), then puts "
                + "sampled queries to both stores. Writes a certificate where nothing changed.")
final class MigrateVerifyCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Mixin
    private CommonOptions common;

    @Mixin
    private MigrateOptions options;

    @Option(
            names = "--queries",
            paramLabel = "N",
            defaultValue = "50",
            description = "sampled queries a store, each halfway between two of its documents (default: 50)")
    private int queries;

    @Mixin
    private ResultsOption results;

    @Option(
            names = "--present-files",
            description =
                    "compare the files as they are now, as after a shadow period, instead of refusing a store whose "
                            + "files changed since it was moved; PostgreSQL may then hold no document they lack")
    private boolean presentFiles;

    @Mixin
    private SeedOption seed;

    @Override
    public Integer call() throws IOException {
        OptionRange.check("--queries", queries, 1, 10_000);
        int k = results.k();
        try (Cleanup cleanup = new Cleanup()) {
            MigrationTargets targets = cleanup.add(options.targets(common.postgres()));
            RunHeader header = RunHeader.of("migrate-verify", Optional.empty(), Instant.now())
                    .withConfiguration(
                            Map.of("queries", queries, "k", k, "seed", seed.seed(), "present_files", presentFiles))
                    .withEnvironment(Machine.current().asMap());
            RunWriter run = cleanup.add(RunWriter.create(common.out(), header));
            Progress progress = cleanup.add(common.progress());
            VerifiedMigration verified = VerifiedMigration.of(
                    targets,
                    new SampledParity(options.settings(), k, queries, seed.seed()),
                    presentFiles ? Against.PRESENT_FILES : Against.MOVED_FILES,
                    progress::advanced);
            progress.close();
            return finish(run, verified, targets);
        }
    }

    private int finish(RunWriter run, VerifiedMigration verified, MigrationTargets targets) {
        Verdict verdict = verified.verdict();
        boolean passed = verdict.outcome() == Outcome.PASS;
        MigrationReport report = new MigrationRows(options.userData()).of(verified.stores());
        Optional<Parity> parity = verified.parity(results.k());
        run.json(MigrationReport.FILE, report);
        run.json(Verdict.FILE, verdict);
        parity.ifPresent(found -> run.json(Parity.FILE, found));
        verified.compared().ifPresent(one -> one.measurements().forEach(run::add));
        if (passed) {
            run.json(
                    MigrationCertificate.FILE,
                    MigrationCertificate.of(
                            verdict,
                            verified.stores().stream()
                                    .map(MigrationRows::certified)
                                    .toList(),
                            parity,
                            versions(verified, targets)));
        }
        Path folder = run.finish(HtmlReport::rebuild);
        say(verified, verdict, report);
        Terminal terminal = common.terminal();
        if (passed) {
            terminal.say("Certificate: " + folder.resolve(MigrationCertificate.FILE));
        }
        return Ending.of(terminal, folder)
                .with("verdict", verdict.outcome())
                .with("checks", verdict.checks())
                .with("stores", report.stores())
                .with("mismatches", mismatches(verified))
                .end(passed ? ExitCode.OK : ExitCode.CHECK_FAILED);
    }

    private static Map<String, String> versions(VerifiedMigration verified, MigrationTargets targets) {
        Map<String, String> versions = new TreeMap<>();
        versions.put("touchstone", Version.NUMBER);
        versions.put("java", System.getProperty("java.runtime.version"));
        verified.stores().stream()
                .mapToInt(StoreVerification::dimension)
                .filter(d -> d > 0)
                .findFirst()
                .ifPresent(d -> {
                    ServerInfo server = targets.of(d).serverInfo();
                    versions.put("postgresql", server.serverVersion());
                    versions.put("pgvector", server.pgvectorVersion());
                });
        return versions;
    }

    private static List<Mismatch> mismatches(VerifiedMigration verified) {
        return verified.stores().stream()
                .flatMap(store -> store.mismatches().stream())
                .toList();
    }

    private void say(VerifiedMigration verified, Verdict verdict, MigrationReport report) {
        Terminal terminal = common.terminal();
        new MigrateLines(terminal).stores(report);
        mismatches(verified).stream()
                .limit(SHOWN)
                .forEach(one -> terminal.say("DIFFERENT " + MigrateLines.place(one) + ": " + one.what()));
        terminal.say(verdict.checks());
        terminal.say("Verdict: " + verdict.outcome());
    }
}
