package dev.touchstone.store.cutover;

import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.index.IterativeScan;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.DatabaseOptions;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.SpacePattern;
import dev.touchstone.store.postgres.VectorSpace;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The PostgreSQL side of a cutover.
 *
 * @param connection how to reach the server
 * @param space the schema and its dimension
 * @param search how collections are searched
 * @param options encryption and metrics
 */
public record PostgresSide(
        ConnectionSettings connection, VectorSpace space, SearchSettings search, DatabaseOptions options) {
    /** The variable that says how to search: {@code exact} (the default), {@code hnsw:EF_SEARCH}, {@code ivfflat:PROBES}. */
    public static final String SEARCH = "VECTOR_STORE_SEARCH";

    private static final Duration STATEMENT = Duration.ofSeconds(30);
    private static final Map<String, String> SHADOW_TIMEOUTS = Map.of("connectTimeout", "5", "socketTimeout", "30");

    /**
     * Reads the connection ({@link ConnectionSettings#fromEnvironment}), {@link SpacePattern#fromEnvironment the schema}, {@value #SEARCH} and the
     * encryption ({@link DatabaseOptions#fromEnvironment}).
     *
     * @throws InvalidInputException naming the variable that is missing or cannot be used
     */
    public static PostgresSide fromEnvironment(Map<String, String> environment, int dimension) {
        ConnectionSettings connection = ConnectionSettings.fromEnvironment(environment)
                .orElseThrow(() -> new InvalidInputException(
                        "no PostgreSQL server is configured; set DATABASE_URL or POSTGRES_HOST"));
        return new PostgresSide(
                connection,
                SpacePattern.fromEnvironment(environment).space(dimension),
                search(environment.getOrDefault(SEARCH, "").strip()),
                DatabaseOptions.fromEnvironment(environment));
    }

    private static SearchSettings search(String value) {
        String[] words = value.split(":", 2);
        return switch (words[0]) {
            case "", "exact" -> requireAlone(words);
            case "hnsw" -> SearchSettings.HnswSearch.of(number(words));
            case "ivfflat" -> new SearchSettings.IvfFlatSearch(number(words), IterativeScan.RELAXED_ORDER);
            default -> throw refused(value);
        };
    }

    private static SearchSettings requireAlone(String[] words) {
        if (words.length > 1) {
            throw refused(words[0] + ":" + words[1]);
        }
        return new SearchSettings.ExactSearch();
    }

    private static int number(String[] words) {
        try {
            return Integer.parseInt(words.length < 2 ? "" : words[1]);
        } catch (NumberFormatException e) {
            throw refused(String.join(":", words));
        }
    }

    private static InvalidInputException refused(String value) {
        return new InvalidInputException(
                SEARCH + " is \"" + value + "\"; set it to exact, hnsw:EF_SEARCH or ivfflat:PROBES, such as hnsw:100");
    }

    /** Returns the same with limits on how long a statement and a silent server are waited for. */
    PostgresSide impatient() {
        Map<String, String> properties = new HashMap<>(SHADOW_TIMEOUTS);
        if (connection.driverProperties().containsKey("connect_timeout")) {
            properties.remove("connectTimeout");
        }
        properties.putAll(connection.driverProperties());
        ConnectionSettings limited = new ConnectionSettings(
                connection.host(),
                connection.port(),
                connection.database(),
                connection.user(),
                connection.password(),
                properties);
        return new PostgresSide(
                limited, space, search, options.withLimits(options.limits().withStatement(STATEMENT)));
    }

    PgVectorDatabase open(PoolSettings pool) {
        return PgVectorDatabase.open(connection, space, pool, options);
    }

    /** Returns how collections are searched, in words. */
    String searchText() {
        if (search instanceof SearchSettings.HnswSearch hnsw) {
            return "hnsw:" + hnsw.efSearch();
        }
        return search instanceof SearchSettings.IvfFlatSearch lists ? "ivfflat:" + lists.probes() : "exact";
    }

    /** Refuses a model whose vectors the space does not hold. */
    void requireFit(EmbeddingModel model) {
        if (model.dimension() != space.dimension()) {
            throw new InvalidInputException("the embedding model makes vectors of " + model.dimension()
                    + " dimensions; the settings were read for " + space.dimension());
        }
    }
}
