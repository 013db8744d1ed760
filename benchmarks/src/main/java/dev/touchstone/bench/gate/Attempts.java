package dev.touchstone.bench.gate;

import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.report.ReportException;
import dev.touchstone.report.verdict.Attempt;
import dev.touchstone.store.VectorStoreException;
import java.util.function.Supplier;

/** Tries to measure; what fails for a known reason becomes a reason in the verdict, a defect stays an exception. */
final class Attempts {
    private Attempts() {}

    static <T> Attempt<T> of(Supplier<T> work) {
        try {
            return Attempt.of(work.get());
        } catch (VectorStoreException | DatasetException | BenchmarkFailedException | ReportException e) {
            return Attempt.failed(oneLine(e.getMessage()));
        }
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s+", " ");
    }
}
