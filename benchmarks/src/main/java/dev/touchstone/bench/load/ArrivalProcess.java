package dev.touchstone.bench.load;

import dev.touchstone.bench.config.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A pattern of arrivals that can be had at any rate.
 *
 * @param name what it is called; two traces have two names
 * @param pattern makes it
 */
public record ArrivalProcess(String name, Pattern pattern) {
    /** Arrivals of a kind. */
    @FunctionalInterface
    public interface Pattern {
        /**
         * The arrivals at a rate.
         *
         * @param rate requests a second on average, above 0
         * @param seed of what is random in them
         */
        Arrivals at(double rate, long seed);
    }

    /** Independent requests. */
    public static ArrivalProcess poisson() {
        return new ArrivalProcess("poisson", Arrivals.Poisson::new);
    }

    /**
     * Reads {@code poisson}, {@code constant}, or the path of a recorded trace, which is sped up or slowed down to the
     * rate.
     *
     * @throws ConfigurationException if it is none of them
     */
    public static ArrivalProcess parse(String text) {
        return switch (text) {
            case "poisson" -> poisson();
            case "constant" -> new ArrivalProcess(text, (rate, seed) -> new Arrivals.Constant(rate));
            default -> recorded(Path.of(text));
        };
    }

    private static ArrivalProcess recorded(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationException(
                    "arrivals are poisson, constant or the file of a trace, and " + file + " is no file");
        }
        Arrivals.Trace trace = TraceFile.read(file);
        String name = String.format(
                Locale.ROOT,
                "trace of %d requests at %.6g/s, %08x",
                trace.times().size(),
                trace.rate(),
                trace.times().hashCode());
        return new ArrivalProcess(name, (rate, seed) -> trace.at(rate));
    }

    /** The arrivals at a rate. */
    public Arrivals at(double rate, long seed) {
        return pattern.at(rate, seed);
    }
}
