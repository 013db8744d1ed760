package dev.touchstone.bench.load;

import dev.touchstone.bench.config.ConfigurationException;

/**
 * Shares of the requests, which sum to 1.
 *
 * @param searches searches by vector
 * @param adds documents added, one a request
 * @param deletes documents deleted by id, one a request
 */
public record TrafficMix(double searches, double adds, double deletes) {
    private static final double ROUNDING = 1e-9;

    public TrafficMix {
        if (!(searches >= 0 && adds >= 0 && deletes >= 0) || Math.abs(searches + adds + deletes - 1) > ROUNDING) {
            throw new ConfigurationException("the mix of " + searches + " searches, " + adds + " adds and " + deletes
                    + " deletes does not sum to 1");
        }
    }

    /** Nothing but searches. */
    public static TrafficMix searchesOnly() {
        return new TrafficMix(1, 0, 0);
    }

    /** The kind of request that a draw from [0, 1) falls to. */
    Kind kind(double draw) {
        if (draw < searches) {
            return Kind.SEARCH;
        }
        return draw < searches + adds ? Kind.ADD : Kind.DELETE;
    }

    /** What a request does. */
    enum Kind {
        SEARCH,
        ADD,
        DELETE
    }
}
