package dev.touchstone.bench.plan;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.load.ArrivalProcess;
import dev.touchstone.bench.load.TrafficMix;

/**
 * The requests a plan's loads send.
 *
 * @param mix shares of searches, adds and deletes
 * @param users whose documents they are: the documents are dealt out by Zipf's law, the requests evenly
 * @param arrivals when requests are due
 */
public record Traffic(TrafficMix mix, int users, ArrivalProcess arrivals) {
    public Traffic {
        if (users < 1 || users > 10_000) {
            throw new ConfigurationException("load_users is " + users + "; it must lie in 1 to 10000");
        }
    }

    /** Searches of one user, independent of one another. */
    public static Traffic searches() {
        return new Traffic(TrafficMix.searchesOnly(), 1, ArrivalProcess.poisson());
    }
}
