package dev.touchstone.store.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.VectorStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiEmbeddingModelTest {
    private static final int DIMENSION = 128;
    private static final String KEY = "AIza-secret-key";

    private final GeminiService service = new GeminiService();
    private final List<Duration> slept = new ArrayList<>();
    private final GeminiSettings settings = GeminiSettings.fromEnvironment(Map.of(GeminiSettings.GEMINI_KEY, KEY))
            .withDimension(DIMENSION)
            .withBaseUrl(service.address());
    private final GeminiEmbeddingModel model =
            new GeminiEmbeddingModel(settings, new Backoff(new Random(3), slept::add));

    @AfterEach
    void close() {
        model.close();
        service.close();
    }

    private void assertFails(String reason) {
        assertThatThrownBy(() -> model.embedQuery("1"))
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n")
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain(KEY, "ECHO"));
    }

    private static String stackTrace(Throwable e) {
        java.io.StringWriter text = new java.io.StringWriter();
        e.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    @Test
    void sendsAHundredTextsARequestAndKeepsTheirOrder() {
        List<String> texts = IntStream.range(0, 250).mapToObj(Integer::toString).toList();
        List<float[]> vectors = model.embedDocuments(texts);
        assertThat(service.requests()).extracting(r -> r.texts().size()).containsExactly(100, 100, 50);
        assertThat(service.requests().stream().flatMap(r -> r.texts().stream())).isEqualTo(texts);
        assertThat(vectors).hasSize(250);
        for (int i = 0; i < vectors.size(); i++) {
            assertThat(vectors.get(i)[0] / vectors.get(i)[1]).isCloseTo((i + 3) / 2f, within(1e-3f));
        }
    }

    @Test
    void returnsVectorsOfLengthOne() {
        float[] vector = model.embedQuery("7");
        double sum = 0;
        for (float component : vector) {
            sum += component * component;
        }
        assertThat(vector).hasSize(DIMENSION);
        assertThat(sum).isCloseTo(1, within(1e-6));
    }

    @Test
    void asksForModelDimensionAndTaskWithTheKeyInAHeader() {
        model.embedDocuments(List.of("1"));
        model.embedQuery("2");
        assertThat(service.requests())
                .extracting(r -> r.first().get("taskType").asText())
                .containsExactly("RETRIEVAL_DOCUMENT", "RETRIEVAL_QUERY");
        GeminiService.Request request = service.requests().get(0);
        assertThat(request.first().get("outputDimensionality").asInt()).isEqualTo(DIMENSION);
        assertThat(request.path())
                .endsWith("/models/gemini-embedding-001:batchEmbedContents")
                .doesNotContain(KEY);
        assertThat(request.key()).isEqualTo(KEY);
    }

    @Test
    void sendsNothingForNoTexts() {
        assertThat(model.embedDocuments(List.of())).isEmpty();
        assertThat(service.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void triesAgainAfterAPassingFailureOnceForEach(int status) {
        service.planError(status, "busy");
        service.planError(status, "busy");
        assertThat(model.embedQuery("1")).hasSize(DIMENSION);
        assertThat(service.requests()).hasSize(3);
        assertThat(slept).hasSize(2);
    }

    @Test
    void givesUpAfterFiveAttemptsWithGrowingJitteredDelays() {
        IntStream.range(0, 9).forEach(i -> service.planError(500, "ECHO"));
        assertFails("5 attempts");
        assertThat(service.requests()).hasSize(5);
        assertThat(slept).hasSize(4);
        for (int i = 0; i < slept.size(); i++) {
            assertThat(slept.get(i)).isBetween(Duration.ofMillis(500L << i), Duration.ofMillis(1000L << i));
        }
        assertThat(slept.get(0).toMillis() * 2).isNotEqualTo(slept.get(1).toMillis());
    }

    @ParameterizedTest
    @CsvSource({
        "400, API key not valid. ECHO, check GEMINI_API_KEY",
        "400, ECHO, a text is empty or too long",
        "403, ECHO, may not use the embedding model",
        "404, ECHO, does not know the embedding model",
        "418, ECHO, check network and proxy"
    })
    void failsAtOnceInOneLineWhereAskingAgainIsOfNoUse(int status, String message, String reason) {
        service.planError(status, message + " " + KEY);
        assertFails(reason);
        assertThat(service.requests()).hasSize(1);
        assertThat(slept).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[]", "\"ECHO\"", "null", "{\"embeddings\": 7}", "{\"embeddings\": [{\"values\": \"x\"}]}"})
    void refusesAnAnswerOfAnotherForm(String body) {
        service.plan(200, body);
        assertFails("Gemini");
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void refusesAnAnswerThatIsNotJson() {
        service.plan(200, "<html>ECHO</html>");
        assertFails("not what its client understands");
    }

    @Test
    void refusesAWrongNumberOfVectors() {
        service.plan(200, GeminiService.constant(2, DIMENSION, "1"));
        assertFails("2 vectors for 1 texts");
    }

    @Test
    void refusesVectorsOfAnotherDimension() {
        service.plan(200, GeminiService.constant(1, DIMENSION - 1, "1"));
        assertFails("a vector of 127 dimensions, not 128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0", "\"NaN\"", "\"Infinity\"", "null", "1e999"})
    void refusesVectorsWithoutADirection(String value) {
        service.plan(200, GeminiService.constant(1, DIMENSION, value));
        assertFails("Gemini");
    }

    @Test
    void doesNotWaitForASilentServiceForEver() {
        service.planSilence();
        try (GeminiEmbeddingModel impatient = new GeminiEmbeddingModel(settings.withTimeout(Duration.ofMillis(300)))) {
            assertThatThrownBy(() -> impatient.embedQuery("1"))
                    .isInstanceOf(VectorStoreException.class)
                    .hasMessageContaining("did not answer within 300 ms");
        }
    }

    @Test
    void saysThatTheServiceCannotBeReached() {
        service.close();
        assertFails("cannot be reached");
    }

    @Test
    void stopsWaitingWhenItsThreadIsInterrupted() {
        service.planError(429, "busy");
        Backoff interrupted = new Backoff(new Random(3), delay -> {
            throw new InterruptedException();
        });
        try (GeminiEmbeddingModel stopped = new GeminiEmbeddingModel(settings, interrupted)) {
            assertThatThrownBy(() -> stopped.embedQuery("1")).hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void readsTheKeyFromTheEnvironmentAndHidesIt() {
        assertThat(settings.toString()).doesNotContain(KEY);
        assertThat(GeminiSettings.fromEnvironment(Map.of("GOOGLE_API_KEY", "first", "GEMINI_API_KEY", "second"))
                        .apiKey())
                .isEqualTo("first");
        assertThatThrownBy(() -> GeminiSettings.fromEnvironment(Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("set GEMINI_API_KEY");
        assertThatThrownBy(() -> GeminiSettings.fromEnvironment(Map.of("GEMINI_API_KEY", "two\nlines")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("lines");
        assertThatThrownBy(() -> settings.withDimension(3073)).isInstanceOf(InvalidInputException.class);
    }
}
