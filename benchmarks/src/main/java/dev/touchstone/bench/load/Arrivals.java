package dev.touchstone.bench.load;

import dev.touchstone.bench.config.ConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** When requests are due, in nanoseconds from the start of the load. */
public sealed interface Arrivals {
    /** The due times below that duration, ascending. */
    long[] due(Duration duration);

    /** Requests a second on average. */
    double rate();

    /** One request each 1/rate seconds. */
    record Constant(double rate) implements Arrivals {
        public Constant {
            requireRate(rate);
        }

        @Override
        public long[] due(Duration duration) {
            long count = (long) Math.floor(duration.toNanos() / 1e9 * rate);
            return LongStream.range(0, count)
                    .map(i -> Math.round(i * 1e9 / rate))
                    .toArray();
        }
    }

    /** Independent requests: exponential gaps, drawn from a seed. */
    record Poisson(double rate, long seed) implements Arrivals {
        public Poisson {
            requireRate(rate);
        }

        @Override
        public long[] due(Duration duration) {
            Random random = new Random(seed);
            LongStream.Builder times = LongStream.builder();
            double at = gap(random);
            while (at < duration.toNanos()) {
                times.add((long) at);
                at += gap(random);
            }
            return times.build().toArray();
        }

        private double gap(Random random) {
            return -Math.log(1 - random.nextDouble()) * 1e9 / rate;
        }
    }

    /**
     * A recorded trace, repeated from its beginning where the load lasts longer.
     *
     * @param times nanoseconds from the trace's start, ascending, the first at 0 or later, the last above 0
     */
    record Trace(List<Long> times) implements Arrivals {
        public Trace {
            times = List.copyOf(times);
            if (times.isEmpty() || times.get(0) < 0 || last(times) <= 0) {
                throw new ConfigurationException("a trace needs due times, the last above 0");
            }
            for (int i = 1; i < times.size(); i++) {
                if (times.get(i) < times.get(i - 1)) {
                    throw new ConfigurationException("the trace goes back in time at entry " + (i + 1));
                }
            }
        }

        private static long last(List<Long> times) {
            return times.get(times.size() - 1);
        }

        @Override
        public long[] due(Duration duration) {
            long period = last(times);
            return LongStream.rangeClosed(0, duration.toNanos() / period)
                    .flatMap(round -> times.stream().mapToLong(time -> time + round * period))
                    .filter(time -> time < duration.toNanos())
                    .toArray();
        }

        @Override
        public double rate() {
            return times.size() * 1e9 / last(times);
        }

        /** The same pattern, sped up or slowed down to another rate. */
        Trace at(double rate) {
            requireRate(rate);
            double factor = rate() / rate;
            return new Trace(
                    times.stream().map(time -> Math.round(time * factor)).toList());
        }
    }

    private static void requireRate(double rate) {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new ConfigurationException("the target rate is " + rate + "; it must be above 0 requests/s");
        }
    }
}
