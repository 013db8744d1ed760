package dev.touchstone.bench.jmh;

import dev.touchstone.bench.config.Measurement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Measures one cell in a fresh JVM. */
public final class JmhRunner implements AutoCloseable {
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Path contextFile;
    private final Path log;
    private volatile boolean failed;

    /**
     * @param contextFile an existing file that only its owner can read; rewritten for every cell
     * @param log where JMH's own output goes; kept where a benchmark fails
     */
    public JmhRunner(Path contextFile, Path log) {
        this.contextFile = contextFile;
        this.log = log;
        // JMH's own lock names a file in the shared temporary folder and fails instead of waiting
        System.setProperty("jmh.ignoreLock", "true");
    }

    /** What one turn of a cell gave. */
    public record Turn(List<Repeat> repeats, ForkReply reply) {}

    /**
     * Runs one turn.
     *
     * @param threads client threads
     * @throws BenchmarkFailedException naming the log where the forked JVM failed
     */
    public Turn run(Class<?> benchmark, BenchContext context, int threads, Measurement measurement) {
        return run(benchmark, context, threads, measurement, 1).get(0);
    }

    /**
     * Runs one turn of several settings, which measure iteration by iteration in the one forked JVM.
     *
     * @param measurement with the iterations of each setting
     * @return one turn a setting, in the order of the context's
     * @throws BenchmarkFailedException as above
     */
    public List<Turn> runSeveral(BenchContext context, Measurement measurement) {
        int settings = context.several().searches().size();
        Measurement all = new Measurement(
                measurement.rounds(),
                measurement.iterations() * settings,
                measurement.iterationMs(),
                measurement.warmUpLimitMs());
        return run(SettingsBenchmark.class, context, 1, all, settings);
    }

    private List<Turn> run(
            Class<?> benchmark, BenchContext context, int threads, Measurement measurement, int settings) {
        try {
            Files.deleteIfExists(context.reply());
            context.write(contextFile);
            Collection<RunResult> results =
                    new Runner(options(benchmark, threads, measurement).build()).run();
            return turns(repeats(results, threads), ForkReply.readAll(context.reply()), settings);
        } catch (RunnerException e) {
            failed = true;
            throw new BenchmarkFailedException("a benchmark failed: " + cause(e) + "; JMH's log: " + log, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends a forked JVM that still runs, as it does when this JVM is told to stop in the middle of a cell, and removes the
     * log unless a benchmark failed.
     */
    @Override
    public void close() throws IOException {
        ProcessHandle.current().children().forEach(fork -> {
            fork.destroyForcibly();
            fork.onExit().join();
        });
        if (!failed) {
            Files.deleteIfExists(log);
        }
    }

    /** Deals iterations out to the settings they measured: iteration i belongs to setting i modulo their number. */
    private static List<Turn> turns(List<Repeat> repeats, List<ForkReply> replies, int settings) {
        List<Turn> turns = new ArrayList<>();
        for (int setting = 0; setting < settings; setting++) {
            List<Repeat> own = new ArrayList<>();
            for (int iteration = setting; iteration < repeats.size(); iteration += settings) {
                own.add(repeats.get(iteration));
            }
            turns.add(new Turn(own, replies.get(setting)));
        }
        return turns;
    }

    private OptionsBuilder options(Class<?> benchmark, int threads, Measurement measurement) {
        OptionsBuilder options = new OptionsBuilder();
        options.include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                .forks(1)
                .threads(threads)
                .warmupIterations(threads > 1 ? 1 : 0)
                .warmupTime(TimeValue.milliseconds(measurement.iterationMs()))
                .measurementIterations(measurement.iterations())
                .measurementTime(TimeValue.milliseconds(measurement.iterationMs()))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.NORMAL)
                .output(log.toString())
                .jvmArgsAppend("-D" + BenchContext.PROPERTY + "=" + contextFile);
        return options;
    }

    private static List<Repeat> repeats(Collection<RunResult> results, int threads) {
        List<Repeat> repeats = new ArrayList<>();
        for (RunResult result : results) {
            for (BenchmarkResult fork : result.getBenchmarkResults()) {
                for (IterationResult iteration : fork.getIterationResults()) {
                    repeats.add(repeat(iteration.getPrimaryResult().getStatistics(), threads));
                }
            }
        }
        if (repeats.isEmpty()) {
            throw new BenchmarkFailedException("a benchmark returned no measured iteration");
        }
        return repeats;
    }

    private static Repeat repeat(Statistics statistics, int threads) {
        Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);
        Iterator<Map.Entry<Double, Long>> raw = statistics.getRawData();
        while (raw.hasNext()) {
            Map.Entry<Double, Long> sample = raw.next();
            nanos.recordValueWithCount(Math.round(sample.getKey()), sample.getValue());
        }
        return new Repeat(nanos, threads * 1e9 / statistics.getMean());
    }

    private String cause(RunnerException e) {
        try {
            return Files.readAllLines(log).stream()
                    .filter(line -> line.contains("Exception: "))
                    .reduce((first, second) -> second)
                    .orElse(String.valueOf(e.getMessage()))
                    .strip();
        } catch (IOException unreadable) {
            return String.valueOf(e.getMessage());
        }
    }
}
