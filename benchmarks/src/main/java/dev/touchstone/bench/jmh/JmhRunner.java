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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
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
    private static final int FORK_ENDS_SECONDS = 60;

    /** An index may be built for hours while an iteration waits to begin. */
    private static final TimeValue LONGEST_WAIT = TimeValue.days(7);

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
        return new Turn(
                repeats(benchmark, context, threads, measurement),
                replies(context).get(0));
    }

    /**
     * Runs one turn of every setting of several indexes in one forked JVM, index after index.
     *
     * @param measurement with the iterations of each setting
     * @param prepare makes the index of a stage ready to be measured; called in this thread, stage by stage, while the
     *     forked JVM starts or waits
     * @return a list a stage of one turn a setting, in the order of the context's
     * @throws BenchmarkFailedException as above
     */
    public List<List<Turn>> runRound(BenchContext context, Measurement measurement, IntConsumer prepare) {
        Baton baton = new Baton(context.round().baton());
        baton.clear();
        ExecutorService fork = Executors.newSingleThreadExecutor();
        try {
            Future<List<Repeat>> repeats = fork.submit(() -> repeats(RoundBenchmark.class, context, 1, measurement));
            for (int stage = 0; stage < context.round().stages().size(); stage++) {
                prepare.accept(stage);
                baton.give(stage);
                while (!baton.isBack(stage) && !repeats.isDone()) {
                    Baton.pause();
                }
            }
            return turns(context, outcome(repeats), replies(context));
        } finally {
            baton.drop();
            end(fork);
        }
    }

    /** A fork that is not given its next stage ends by itself. */
    private static void end(ExecutorService fork) {
        fork.shutdown();
        try {
            if (!fork.awaitTermination(FORK_ENDS_SECONDS, TimeUnit.SECONDS)) {
                throw new BenchmarkFailedException("a forked JVM did not end; end it, then run again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T outcome(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted while a benchmark ran");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    private static List<ForkReply> replies(BenchContext context) {
        try {
            return ForkReply.readAll(context.reply());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Repeat> repeats(Class<?> benchmark, BenchContext context, int threads, Measurement measurement) {
        try {
            Files.deleteIfExists(context.reply());
            context.write(contextFile);
            int iterations = context.round() == null
                    ? measurement.iterations()
                    : context.round().allIterations();
            return repeats(
                    new Runner(options(benchmark, threads, measurement)
                                    .measurementIterations(iterations)
                                    .build())
                            .run(),
                    threads);
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

    /** Deals iterations out to the settings they measured: within a stage, iteration i is that of setting i modulo their number. */
    private static List<List<Turn>> turns(BenchContext context, List<Repeat> repeats, List<ForkReply> replies) {
        List<List<Turn>> turns = new ArrayList<>();
        int first = 0;
        int reply = 0;
        for (BenchContext.Stage stage : context.round().stages()) {
            int settings = stage.searches().size();
            int next = first + settings * context.round().iterations();
            List<Turn> own = new ArrayList<>();
            for (int setting = 0; setting < settings; setting++) {
                List<Repeat> mine = new ArrayList<>();
                for (int iteration = first + setting; iteration < next; iteration += settings) {
                    mine.add(repeats.get(iteration));
                }
                own.add(new Turn(mine, replies.get(reply++)));
            }
            turns.add(own);
            first = next;
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
                .measurementTime(TimeValue.milliseconds(measurement.iterationMs()))
                .timeout(LONGEST_WAIT)
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
