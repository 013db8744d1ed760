package dev.touchstone.bench.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how far a long step has come and the time left: a bar on a terminal, a line every few seconds elsewhere.
 * Steps follow one another; naming the next one ends the one before.
 */
final class Progress implements AutoCloseable {
    private static final long LINE_INTERVAL_NANOS = Duration.ofSeconds(15).toNanos();
    private static final long SETTLING_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int WIDTH = 100;

    private final PrintStream err;
    private final boolean interactive;
    private final LongSupplier clock;
    private String step = "";
    private long total;
    private long startedNanos;
    private long before;
    private long paceNanos;
    private long lastLineNanos;
    private ProgressBar bar;

    Progress(PrintStream err, boolean interactive) {
        this(err, interactive, System::nanoTime);
    }

    Progress(PrintStream err, boolean interactive, LongSupplier nanoClock) {
        this.err = err;
        this.interactive = interactive;
        this.clock = nanoClock;
    }

    /** Reports that {@code done} of {@code total} units of the step are finished; total 0 means unknown. */
    synchronized void advanced(String name, long done, long newTotal) {
        if (!name.equals(step)) {
            start(name, done, newTotal);
        }
        total = newTotal;
        if (clock.getAsLong() - startedNanos < SETTLING_NANOS) {
            before = done;
            paceNanos = clock.getAsLong();
        }
        if (bar != null) {
            bar.maxHint(newTotal == 0 ? -1 : newTotal);
            bar.stepTo(done);
        } else if (clock.getAsLong() - lastLineNanos > LINE_INTERVAL_NANOS && done < newTotal) {
            lastLineNanos = clock.getAsLong();
            err.println("  " + name + " " + done + "/" + newTotal + left(done));
        }
    }

    private void start(String name, long done, long newTotal) {
        close();
        step = name;
        total = newTotal;
        startedNanos = clock.getAsLong();
        lastLineNanos = startedNanos;
        if (interactive) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(newTotal == 0 ? -1 : newTotal)
                    .startsFrom(done, Duration.ZERO)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setSpeedUnit(ChronoUnit.SECONDS)
                    .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
                    .build();
        } else {
            err.println("  " + name);
        }
    }

    /** What is done within a step's first second was done by the run that is resumed, and tells no pace. */
    private String left(long done) {
        if (done <= before) {
            return "";
        }
        long elapsed = clock.getAsLong() - paceNanos;
        return ", "
                + Duration.ofNanos(elapsed / (done - before) * (total - done)).toSeconds() + " s left";
    }

    /** Ends the current step. */
    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
        step = "";
    }
}
