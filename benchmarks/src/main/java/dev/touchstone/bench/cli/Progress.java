package dev.touchstone.bench.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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
    private static final int WIDTH = 100;

    private final PrintStream err;
    private final boolean interactive;
    private String step = "";
    private long total;
    private long startedNanos;
    private long lastLineNanos;
    private ProgressBar bar;

    Progress(PrintStream err, boolean interactive) {
        this.err = err;
        this.interactive = interactive;
    }

    /** Reports that {@code done} of {@code total} units of the step are finished; total 0 means unknown. */
    synchronized void advanced(String name, long done, long newTotal) {
        if (!name.equals(step)) {
            start(name, newTotal);
        }
        total = newTotal;
        if (bar != null) {
            bar.maxHint(newTotal == 0 ? -1 : newTotal);
            bar.stepTo(done);
        } else if (System.nanoTime() - lastLineNanos > LINE_INTERVAL_NANOS && done < newTotal) {
            lastLineNanos = System.nanoTime();
            err.println("  " + name + " " + done + "/" + newTotal + left(done));
        }
    }

    private void start(String name, long newTotal) {
        close();
        step = name;
        total = newTotal;
        startedNanos = System.nanoTime();
        lastLineNanos = startedNanos;
        if (interactive) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(newTotal == 0 ? -1 : newTotal)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setSpeedUnit(ChronoUnit.SECONDS)
                    .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
                    .build();
        } else {
            err.println("  " + name);
        }
    }

    private String left(long done) {
        if (done == 0) {
            return "";
        }
        long elapsed = System.nanoTime() - startedNanos;
        return ", " + Duration.ofNanos(elapsed / done * (total - done)).toSeconds() + " s left";
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
