package dev.touchstone.store.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A server on loopback that answers {@code batchEmbedContents} as Google's does, or as it is told to. */
final class GeminiService implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Answer> planned = new ArrayDeque<>();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closing = new CountDownLatch(1);

    /** An answer that is not the usual one. */
    record Answer(int status, String body) {}

    /** What was asked. */
    record Request(String path, String key, JsonNode body) {
        List<String> texts() {
            List<String> texts = new ArrayList<>();
            body.get("requests")
                    .forEach(r -> texts.add(
                            r.get("content").get("parts").get(0).get("text").asText()));
            return texts;
        }

        JsonNode first() {
            return body.get("requests").get(0);
        }
    }

    GeminiService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    void plan(int status, String body) {
        planned.add(new Answer(status, body));
    }

    /** Plans an error in the service's form. */
    void planError(int status, String message) {
        plan(
                status,
                "{\"error\": {\"code\": " + status + ", \"message\": \"" + message + "\", \"status\": \"REFUSED\"}}");
    }

    /** Plans not to answer before the end. */
    void planSilence() {
        plan(0, "");
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode body = new ObjectMapper().readTree(exchange.getRequestBody());
        Request request = new Request(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("x-goog-api-key"),
                body);
        requests.add(request);
        Answer answer = planned.isEmpty() ? new Answer(200, embeddings(request)) : planned.remove();
        if (answer.status == 0) {
            awaitEnd();
            exchange.close();
            return;
        }
        byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void awaitEnd() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Vectors that are not normalised and tell the texts apart: the text's number at its place, 2 elsewhere. */
    private static String embeddings(Request request) {
        int dimension = request.first().get("outputDimensionality").asInt();
        return request.texts().stream()
                .map(text -> vector(dimension, Integer.parseInt(text)))
                .collect(Collectors.joining(", ", "{\"embeddings\": [", "]}"));
    }

    private static String vector(int dimension, int number) {
        return IntStream.range(0, dimension)
                .mapToObj(i -> String.format(Locale.ROOT, "%.1f", i == 0 ? number + 3.0 : 2.0))
                .collect(Collectors.joining(", ", "{\"values\": [", "]}"));
    }

    /** Returns an answer of {@code count} vectors with one value everywhere. */
    static String constant(int count, int dimension, String value) {
        String vector = "{\"values\": [" + String.join(", ", Collections.nCopies(dimension, value)) + "]}";
        return "{\"embeddings\": [" + String.join(", ", Collections.nCopies(count, vector)) + "]}";
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
