package dev.touchstone.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.bench.tune.TuneProfile;
import dev.touchstone.bench.tune.TuneRequest;
import dev.touchstone.bench.tune.Unfinished;
import dev.touchstone.report.tune.Percentile;
import dev.touchstone.report.tune.RecallStatistic;
import dev.touchstone.report.tune.Target;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TuneCommandTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int tune(String... args) {
        CommandLine commandLine = Touchstone.commandLine();
        commandLine.setErr(new PrintWriter(err, true));
        String[] all = new String[args.length + 1];
        all[0] = "tune";
        System.arraycopy(args, 0, all, 1, args.length);
        return commandLine.execute(all);
    }

    private void assertRefused(String... parts) throws Exception {
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("touchstone: ").contains(parts);
        try (var left = Files.list(folder)) {
            assertThat(left.filter(path -> path.toString().contains("-tune-"))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--recall,1.5,--recall is 1.5",
        "--recall-on,median,--recall-on is 'median'",
        "--p95-ms,0,--p95-ms is 0",
        "--memory,lots,--memory",
        "--memory,0GiB,--memory is 0GiB",
        "--p99-ms,Infinity,--p99-ms is Infinity",
        "--schema,No Such,--schema is 'No Such'",
        "--build-time,soon,--build-time",
        "--profile,slow,--profile",
        "--budget,5s,give at least that",
        "--budget,soon,--budget",
        "-k,0,-k is 0",
        "--grid,no-such-file.yaml,no-such-file.yaml",
        "--dataset,wordnet,wordnet",
        "--resume,no-such-folder,is not the folder of an interrupted tune run"
    })
    void refusesWhatItCannotUse(String option, String value, String said) throws Exception {
        assertThat(tune("--out", folder.toString(), option, value)).isEqualTo(ExitCode.USAGE);
        assertRefused(said);
    }

    @Test
    void refusesAFolderThatCannotBeWrittenBeforeItPreparesAnything() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(tune("--out", file.resolve("runs").toString())).isEqualTo(ExitCode.NOT_MEASURED);
        assertRefused("choose another --out");
    }

    @Test
    void refusesTwoLatencyTargets() throws Exception {
        assertThat(tune("--p95-ms", "5", "--p99-ms", "9", "--out", folder.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertRefused("--p95-ms and --p99-ms");
    }

    @ParameterizedTest
    @CsvSource({
        "--recall,0.99,--recall asks for 0.99; the interrupted run for 0.9",
        "--profile,thorough,--profile asks for THOROUGH; the interrupted run for QUICK",
        "--p95-ms,5,--p95-ms asks for 5.0; the interrupted run for none",
        "--p99-ms,5,--p99-ms asks for 5.0; the interrupted run for 20.0",
        "--memory,1GiB,--memory asks for",
        "--budget,10m,--budget asks for 600; the interrupted run for none",
        "--dry-run,,leave out --resume"
    })
    void refusesOtherWishesBesideAnInterruptedRun(String option, String value, String said) throws Exception {
        Target target = Target.recall(RecallStatistic.MEAN, 0.9).within(Percentile.P99, 20);
        TuneRequest request = new TuneRequest(
                "wordnet1k-minilm-384-cosine",
                10,
                Optional.empty(),
                target,
                TuneProfile.QUICK,
                Optional.empty(),
                false,
                false,
                false,
                Optional.empty(),
                "app");
        Unfinished unfinished = Unfinished.begin(folder.resolve("begun"), request, Instant.EPOCH);
        String resume = unfinished.folder().toString();
        int code = value == null ? tune("--resume", resume, option) : tune("--resume", resume, option, value);
        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertRefused(said.replace(';', ','));
        assertThat(unfinished.folder()).isDirectory();
    }
}
