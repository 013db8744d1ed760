package dev.touchstone.report.tune;

import dev.touchstone.report.ReportException;

/**
 * Where the time of a run went, in seconds of one clock; the parts add up to the whole run.
 *
 * @param build inside index builds
 * @param warmUp searches before latency was steady, reference scans, and the start of forked JVMs
 * @param measurement measured searches
 * @param groundTruth computing, or reading, the exact answers
 * @param own everything else: loading, plan checks, statistics; drawing the page comes after the account is closed
 */
public record TuneAccount(double build, double warmUp, double measurement, double groundTruth, double own) {
    public TuneAccount {
        if (!(build >= 0 && warmUp >= 0 && measurement >= 0 && groundTruth >= 0 && own >= 0)) {
            throw new ReportException("no part of a run takes less than no time");
        }
    }

    /** The whole run. */
    public double total() {
        return build + warmUp + measurement + groundTruth + own;
    }

    /** The whole run over its builds and measured samples: 1.15 is 15 % on top. */
    public double overheadRatio() {
        if (build + measurement == 0) {
            throw new ReportException("a run without builds and measurements has no overhead ratio");
        }
        return total() / (build + measurement);
    }
}
