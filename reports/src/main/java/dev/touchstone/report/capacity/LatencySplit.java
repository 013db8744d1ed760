package dev.touchstone.report.capacity;

import java.util.Optional;

/**
 * Where the time of a request goes at one rate, means over the requests of one load.
 *
 * @param kneeShare the rate over the rate at the knee
 * @param rate requests due a second
 * @param parts the shares of the mean latency, in the order a request meets them
 * @param lost what was not answered
 */
public record LatencySplit(double kneeShare, double rate, Parts parts, Lost lost) {
    /**
     * Times in milliseconds.
     *
     * @param clientWait from when the request was due until a client came to send it
     * @param poolWait until the pool lent a connection, {@code hikaricp.connections.acquire}
     * @param server until the server had answered, {@code pg_stat_database.active_time}; absent before PostgreSQL 14
     * @param network what is left: driver, sockets and scheduling between the two; absent with {@code server}
     */
    public record Parts(double clientWait, double poolWait, Optional<Double> server, Optional<Double> network) {
        /**
         * Takes apart what a request took.
         *
         * @param service from when it was sent until it was answered
         */
        public static Parts of(double clientWait, double service, double poolWait, Optional<Double> server) {
            return new Parts(clientWait, poolWait, server, server.map(busy -> service - poolWait - busy));
        }
    }
}
