package dev.touchstone.report.ageing;

import dev.touchstone.report.ReportException;

/**
 * One look at an index.
 *
 * @param when at which point of its life
 * @param answers what it found
 * @param speed how fast
 * @param room what it takes
 */
public record AgedPoint(When when, Answers answers, Speed speed, Room room) {
    /**
     * A point of an index's life.
     *
     * @param day since the start, in days of the deployment
     * @param moment what had just happened
     * @param churn documents updated or deleted since the index was last built, over the documents it held then
     */
    public record When(double day, Moment moment, double churn) {
        public When {
            if (!(day >= 0 && churn >= 0)) {
                throw new ReportException("day " + day + " with a churn of " + churn + " lies before the start");
            }
        }
    }

    /**
     * What searches found.
     *
     * @param recall mean recall@k of the store's answers, with its interval
     * @param lossError standard error of the recall lost since the first look, query by query
     * @param fillRate share of the rows owed that one scan of the index found by itself, iterative scan off
     * @param fallbackShare share of the searches that an exact scan had to complete
     * @param planShare share of the observed executions that used the index
     */
    public record Answers(Bounded recall, double lossError, double fillRate, double fallbackShare, double planShare) {}

    /**
     * How fast searches were.
     *
     * @param p99Millis the median of five turns' p99, with the least and the most of them
     * @param referenceMillis median of the fixed scan that follows each search and knows nothing of the index
     * @param searches how many were timed
     */
    public record Speed(double p50Millis, Bounded p99Millis, double referenceMillis, long searches) {
        /** p99 in medians of the reference scan: the machine's own pace is out of it. */
        public double p99Ratio() {
            return p99Millis.value() / referenceMillis;
        }
    }

    /**
     * What the table takes.
     *
     * @param documents that live
     * @param deadRows row versions that nobody can see any more, as the server counts them
     */
    public record Room(long indexBytes, long tableBytes, long documents, long deadRows) {
        /** Bytes of index a living document. */
        public double indexBytesPerDocument() {
            return (double) indexBytes / documents;
        }
    }

    /** A figure with its two-sided interval of about 95 %. */
    public record Bounded(double value, double low, double high) {
        public Bounded {
            if (!(low <= value && value <= high)) {
                throw new ReportException("interval " + low + " to " + high + " does not hold its figure " + value);
            }
        }

        /** Its standard error, as a normal distribution would have it. */
        public double error() {
            return (high - low) / (2 * 1.96);
        }
    }
}
