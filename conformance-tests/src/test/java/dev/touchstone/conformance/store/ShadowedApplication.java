package dev.touchstone.conformance.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStores;
import dev.touchstone.store.cutover.journal.JournalReader;
import dev.touchstone.store.cutover.journal.ShadowEvent;
import dev.touchstone.store.cutover.journal.ShadowEvent.Counted;
import dev.touchstone.store.cutover.journal.ShadowEvent.SkipReason;
import dev.touchstone.store.cutover.journal.ShadowEvent.Skipped;
import dev.touchstone.store.cutover.journal.WriteLog;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.assertj.core.data.Offset;

/**
 * An application whose stores are opened from its environment, and what its shadow leaves on disk.
 *
 * @param folder holds {@code user_data} and {@code journal}
 * @param port where the server is reached
 */
record ShadowedApplication(Path folder, String schema, ConnectionSettings server, int port) {
    static final int SEARCHES = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    enum Backend {
        FILE,
        POSTGRES,
        SHADOW
    }

    VectorStores open(Backend backend) {
        return VectorStores.fromEnvironment(environment(backend), new Fixtures.VectorsOnly(Fixtures.DIMENSION));
    }

    private Map<String, String> environment(Backend backend) {
        Map<String, String> environment = new HashMap<>();
        environment.put("VECTOR_STORE_BACKEND", backend.name().toLowerCase(Locale.ROOT));
        environment.put("VECTOR_STORE_USER_DATA", folder.resolve("user_data").toString());
        environment.put("VECTOR_STORE_SHADOW_JOURNAL", journal().toString());
        environment.put("VECTOR_STORE_SCHEMA", schema);
        environment.put(
                "DATABASE_URL",
                "postgresql://" + server.user() + ":" + server.password() + "@127.0.0.1:" + port + "/"
                        + server.database() + "?connectTimeout=2&socketTimeout=2");
        return environment;
    }

    private Path journal() {
        return folder.resolve("journal");
    }

    <E extends ShadowEvent> List<E> events(Class<E> type) {
        List<E> events = new ArrayList<>();
        JournalReader.read(List.of(journal()), event -> {
            if (type.isInstance(event)) {
                events.add(type.cast(event));
            }
        });
        return events;
    }

    Map<SkipReason, Long> skipped() {
        Map<SkipReason, Long> counts = new HashMap<>();
        events(Skipped.class).forEach(skipped -> counts.merge(skipped.reason(), skipped.count(), Long::sum));
        return counts;
    }

    Counted lastCount(CollectionId id) {
        List<Counted> counts = events(Counted.class).stream()
                .filter(count -> count.of().equals(id))
                .toList();
        return counts.get(counts.size() - 1);
    }

    /** Waits until PostgreSQL lacks just so many documents. */
    void awaitOutstanding(int documents) throws InterruptedException {
        await(() -> WriteLog.outstanding(journal()).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum()
                == documents);
    }

    void awaitEvents(Class<? extends ShadowEvent> type, int count) throws InterruptedException {
        await(() -> events(type).size() >= count);
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(() -> "waited too long; failures: " + events(ShadowEvent.Failed.class))
                    .isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    /** Returns how many times as long as the file store alone a shadowed search takes: medians, in turns. */
    double slowdown(CollectionId id, VectorStore shadowed) {
        try (VectorStores stores = open(Backend.FILE);
                VectorStore file = stores.open(id)) {
            long[] alone = new long[SEARCHES];
            long[] beside = new long[SEARCHES];
            for (int i = 0; i < SEARCHES; i++) {
                SearchRequest request = SearchRequest.of(Fixtures.near(new SplittableRandom(i)), 10);
                alone[i] = time(file, request);
                beside[i] = time(shadowed, request);
            }
            Arrays.sort(alone);
            Arrays.sort(beside);
            return (double) beside[SEARCHES / 2] / alone[SEARCHES / 2];
        }
    }

    private static long time(VectorStore store, SearchRequest request) {
        long start = System.nanoTime();
        store.search(request);
        return System.nanoTime() - start;
    }

    /** Runs the application in a process of its own that adds documents one by one, and kills it. */
    void runAndKill(CollectionId id, int documents) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledApplication.class.getName(),
                id.userId(),
                String.valueOf(documents));
        builder.environment().putAll(environment(Backend.SHADOW));
        builder.redirectError(folder.resolve("killed.log").toFile());
        Process process = builder.start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("added");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Both stores hold as many documents, the same ones in the same order, and score them alike. */
    void assertBothHoldTheSame(CollectionId id, int documents) {
        try (VectorStores files = open(Backend.FILE);
                VectorStores tables = open(Backend.POSTGRES);
                VectorStore file = files.open(id);
                VectorStore table = tables.open(id)) {
            List<Document> all = file.page(PageRequest.first(10_000)).items();
            assertThat(all).hasSize(documents);
            assertThat(table.page(PageRequest.first(10_000)).items()).isEqualTo(all);
            SearchRequest everything = SearchRequest.of(Fixtures.axis(0, 0.5), documents);
            Map<String, Double> scores = scores(file, everything);
            assertThat(scores(table, everything))
                    .hasSameSizeAs(scores)
                    .allSatisfy((key, score) -> assertThat(score).isCloseTo(scores.get(key), within()));
        }
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-5);
    }

    private static Map<String, Double> scores(VectorStore store, SearchRequest request) {
        Map<String, Double> scores = new HashMap<>();
        store.search(request).forEach(row -> scores.put(row.document().id(), row.score()));
        return scores;
    }
}
