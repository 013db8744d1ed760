package dev.touchstone.store.embedding;

import dev.touchstone.store.InvalidInputException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How Gemini is asked for embeddings; {@code toString} hides the key.
 *
 * @param apiKey the key of the Gemini API
 * @param dimension components of every vector, 128 to 3072
 * @param timeout longest time one request may take, positive
 * @param baseUrl where the service is; empty for Google's own
 */
public record GeminiSettings(String apiKey, int dimension, Duration timeout, Optional<URI> baseUrl) {
    /** Number of components where none is asked for. */
    public static final int DEFAULT_DIMENSION = 768;

    /** The variable Google's client looks at first. */
    public static final String GOOGLE_KEY = "GOOGLE_API_KEY";

    /** The variable it looks at next. */
    public static final String GEMINI_KEY = "GEMINI_API_KEY";

    private static final int MIN_DIMENSION = 128;
    private static final int MAX_DIMENSION = 3072;
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    public GeminiSettings {
        Objects.requireNonNull(baseUrl, "baseUrl");
        if (apiKey.isBlank() || !apiKey.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new InvalidInputException(
                    "the Gemini API key is empty or has characters no key has; check " + GEMINI_KEY);
        }
        if (dimension < MIN_DIMENSION || dimension > MAX_DIMENSION) {
            throw new InvalidInputException("the embedding dimension is " + dimension + "; Gemini makes "
                    + MIN_DIMENSION + " to " + MAX_DIMENSION);
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new InvalidInputException("the embedding time-out is " + timeout + "; it must be positive");
        }
    }

    /**
     * Reads the key from {@value #GOOGLE_KEY} or else {@value #GEMINI_KEY}, in the order Google's client does.
     *
     * @throws InvalidInputException if neither is set
     */
    public static GeminiSettings fromEnvironment(Map<String, String> environment) {
        String key = environment.getOrDefault(GOOGLE_KEY, "").strip();
        if (key.isEmpty()) {
            key = environment.getOrDefault(GEMINI_KEY, "").strip();
        }
        if (key.isEmpty()) {
            throw new InvalidInputException("there is no key for Gemini embeddings; set " + GEMINI_KEY);
        }
        return new GeminiSettings(key, DEFAULT_DIMENSION, DEFAULT_TIMEOUT, Optional.empty());
    }

    /** Returns these settings with another dimension. */
    public GeminiSettings withDimension(int newDimension) {
        return new GeminiSettings(apiKey, newDimension, timeout, baseUrl);
    }

    /** Returns these settings with another time-out. */
    public GeminiSettings withTimeout(Duration newTimeout) {
        return new GeminiSettings(apiKey, dimension, newTimeout, baseUrl);
    }

    /** Returns these settings for a service elsewhere, such as a proxy. */
    public GeminiSettings withBaseUrl(URI newBaseUrl) {
        return new GeminiSettings(apiKey, dimension, timeout, Optional.of(newBaseUrl));
    }

    @Override
    public String toString() {
        return "GeminiSettings[dimension " + dimension + ", timeout " + timeout + ", key hidden]";
    }
}
