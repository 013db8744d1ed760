package dev.touchstone.report.verdict;

import dev.touchstone.report.ReportException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that was to be measured, and what came of it.
 *
 * @param value what was measured
 * @param reason why there is nothing; present where there is no value
 */
public record Attempt<T>(Optional<T> value, Optional<String> reason) {
    public Attempt {
        if (value.isPresent() == reason.isPresent()) {
            throw new ReportException("an attempt has either a value or a reason why it has none; give one of them");
        }
    }

    /** A success. */
    public static <T> Attempt<T> of(T value) {
        return new Attempt<>(Optional.of(value), Optional.empty());
    }

    /** A failure, with its reason in one line. */
    public static <T> Attempt<T> failed(String reason) {
        return new Attempt<>(Optional.empty(), Optional.of(reason));
    }

    /** This, or a failure where the value has an obstacle. */
    public Attempt<T> unless(Function<T, Optional<String>> obstacle) {
        return value.flatMap(obstacle).map(Attempt::<T>failed).orElse(this);
    }

    /** What becomes of the value; a failure keeps its reason. */
    public <R> Attempt<R> map(Function<T, R> change) {
        return new Attempt<>(value.map(change), reason);
    }
}
