package dev.touchstone.bench.store;

import java.sql.SQLException;

/** Times a piece of work. */
final class Rates {
    private Rates() {}

    /** Work that may fail in the driver. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    static double perSecond(int units, Work work) throws SQLException {
        return units * 1e9 / nanos(work);
    }

    static long nanos(Work work) throws SQLException {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
