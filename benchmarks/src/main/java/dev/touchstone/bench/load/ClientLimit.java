package dev.touchstone.bench.load;

import dev.touchstone.bench.jmh.BenchmarkFailedException;
import java.time.Duration;

/**
 * The rate at which this client can send at all: requests that do nothing, due ever faster, until they are sent later
 * than a tenth of the latency target allows.
 *
 * @param rate requests/s; a knee at or near it is the client's, not the server's
 */
public record ClientLimit(double rate) {
    private static final double SLOWEST = 125;
    private static final KneeSearch SEARCH = new KneeSearch(SLOWEST, 128_000, 2, 1.3);
    private static final double SHARE = 0.1;

    /**
     * Measures it with the loop that will send the real requests.
     *
     * @param load how long each rate is tried
     * @throws BenchmarkFailedException if the machine is too busy to send anything on time
     */
    public static ClientLimit measure(OpenLoop loop, LatencyTarget target, Duration load) throws InterruptedException {
        Duration lateness = Duration.ofNanos((long) (target.limit().toNanos() * SHARE));
        LatencyTarget onTime = new LatencyTarget(target.percentile(), lateness, 0);
        Knee knee = SEARCH.find(rate -> {
            LoadResult result = loop.run(n -> {}, new Arrivals.Constant(rate), load);
            return new Trial(rate, onTime.isMetBy(result), result);
        });
        return new ClientLimit(knee.meets()
                .orElseThrow(() -> new BenchmarkFailedException("this machine is too busy to measure on: it sends even "
                        + (int) SLOWEST + " requests/s late; end what else runs and try again")));
    }

    /** Whether the client could have sent that rate with ease, so that what broke was not the client. */
    public boolean allows(double wanted) {
        return wanted <= rate / 2;
    }
}
