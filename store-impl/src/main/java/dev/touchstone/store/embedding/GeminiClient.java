package dev.touchstone.store.embedding;

import com.google.genai.Client;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.GenAiIOException;
import com.google.genai.types.ContentEmbedding;
import com.google.genai.types.EmbedContentConfig;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import dev.touchstone.store.VectorStoreException;
import java.net.URI;
import java.util.List;

/** One request to the service through Google's client, its failures in our words. */
final class GeminiClient implements AutoCloseable {
    private static final String MODEL = "gemini-embedding-001";

    private final Client client;
    private final GeminiSettings settings;

    GeminiClient(GeminiSettings settings) {
        HttpOptions.Builder http = HttpOptions.builder()
                .timeout(Math.toIntExact(settings.timeout().toMillis()))
                // the client would retry by itself; with neither attempts nor status codes left it leaves that to us
                .retryOptions(HttpRetryOptions.builder().attempts(1).httpStatusCodes(List.of()));
        settings.baseUrl().map(URI::toString).ifPresent(http::baseUrl);
        this.settings = settings;
        this.client = Client.builder()
                .apiKey(settings.apiKey())
                .vertexAI(false)
                .httpOptions(http.build())
                .build();
    }

    /**
     * Asks for the vectors of at most 100 texts, as the service gives them.
     *
     * @throws PassingFailure if the service is overloaded or broken, and may answer later
     * @throws VectorStoreException if it is of no use to ask again
     */
    List<List<Float>> embed(List<String> texts, String taskType) {
        EmbedContentConfig config = EmbedContentConfig.builder()
                .taskType(taskType)
                .outputDimensionality(settings.dimension())
                .build();
        try {
            return client.models.embedContent(MODEL, texts, config).embeddings().orElse(List.of()).stream()
                    .map(GeminiClient::values)
                    .toList();
        } catch (ApiException e) {
            throw GeminiFailures.of(e);
        } catch (GenAiIOException e) {
            throw GeminiFailures.of(e, settings.timeout());
        } catch (IllegalArgumentException e) {
            // the client's way to say that the answer has not the form it knows
            throw GeminiFailures.malformed();
        }
    }

    private static List<Float> values(ContentEmbedding embedding) {
        return embedding.values().orElse(List.of());
    }

    @Override
    public void close() {
        client.close();
    }
}
