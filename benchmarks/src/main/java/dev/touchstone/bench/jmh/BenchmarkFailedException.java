package dev.touchstone.bench.jmh;

/** A benchmark that could not be measured; the message is one line naming the cause. */
public class BenchmarkFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BenchmarkFailedException(String message) {
        super(message);
    }

    public BenchmarkFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
