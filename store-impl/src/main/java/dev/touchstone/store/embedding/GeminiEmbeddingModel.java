package dev.touchstone.store.embedding;

import dev.touchstone.store.VectorStoreException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Google's {@code gemini-embedding-001}; its vectors have length 1.
 *
 * <p>Texts are sent 100 a request, which is the service's limit. A request that is refused for load (429) or fails at the
 * service (5xx) is sent again, at most 5 times in all, after 1, 2, 4 and 8 seconds, each shortened at random by up to
 * half. Anything else fails at once with a {@link VectorStoreException}, whose message has neither key nor text.
 */
public final class GeminiEmbeddingModel implements EmbeddingModel, AutoCloseable {
    private static final int BATCH = 100;

    private final GeminiClient client;
    private final Backoff backoff;
    private final int dimension;

    /** Prepares the client; nothing is sent before the first text. */
    public GeminiEmbeddingModel(GeminiSettings settings) {
        this(settings, new Backoff(new SecureRandom(), delay -> Thread.sleep(delay.toMillis())));
    }

    GeminiEmbeddingModel(GeminiSettings settings, Backoff backoff) {
        this.client = new GeminiClient(settings);
        this.backoff = backoff;
        this.dimension = settings.dimension();
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public List<float[]> embedDocuments(List<String> texts) {
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); from += BATCH) {
            vectors.addAll(embed(texts.subList(from, Math.min(texts.size(), from + BATCH)), "RETRIEVAL_DOCUMENT"));
        }
        return vectors;
    }

    @Override
    public float[] embedQuery(String text) {
        return embed(List.of(text), "RETRIEVAL_QUERY").get(0);
    }

    private List<float[]> embed(List<String> texts, String taskType) {
        List<List<Float>> answered = backoff.call(() -> client.embed(texts, taskType));
        if (answered.size() != texts.size()) {
            throw new VectorStoreException(
                    "Gemini returned " + answered.size() + " vectors for " + texts.size() + " texts; try again later");
        }
        return answered.stream().map(this::normalised).toList();
    }

    /** Gives a vector length 1, which the service does at 3072 dimensions only. */
    private float[] normalised(List<Float> values) {
        if (values.size() != dimension) {
            throw new VectorStoreException("Gemini returned a vector of " + values.size() + " dimensions, not "
                    + dimension + "; its model may have changed");
        }
        double norm = Math.sqrt(values.stream()
                .mapToDouble(v -> v == null ? Double.NaN : (double) v * v)
                .sum());
        if (!Double.isFinite(norm) || norm == 0) {
            throw new VectorStoreException("Gemini returned a vector without a direction (zero or not finite);"
                    + " check the texts, then try again");
        }
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) (values.get(i) / norm);
        }
        return vector;
    }

    /** Closes the client's connections. */
    @Override
    public void close() {
        client.close();
    }
}
