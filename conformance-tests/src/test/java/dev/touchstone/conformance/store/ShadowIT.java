package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.clustered;
import static dev.touchstone.conformance.store.Fixtures.near;
import static dev.touchstone.conformance.store.Fixtures.withId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.fault.PrivateServer;
import dev.touchstone.conformance.store.ShadowedApplication.Backend;
import dev.touchstone.conformance.wire.Relay;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.MarginalRelevanceRequest;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStores;
import dev.touchstone.store.cutover.journal.AnswerPair;
import dev.touchstone.store.cutover.journal.ShadowEvent;
import dev.touchstone.store.cutover.journal.ShadowEvent.Answered;
import dev.touchstone.store.cutover.journal.ShadowEvent.Counted;
import dev.touchstone.store.cutover.journal.ShadowEvent.Failed;
import dev.touchstone.store.cutover.journal.ShadowEvent.Kind;
import dev.touchstone.store.cutover.journal.ShadowEvent.SkipReason;
import dev.touchstone.store.cutover.journal.ShadowEvent.Skipped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shadow beside a server that is well, down, killed, silent or slow: the caller never notices, and nothing is lost. */
class ShadowIT {
    private static final CollectionId ID = CollectionId.ofUser("anna");

    @TempDir
    static Path shared;

    private static PrivateServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void startServer() {
        server = PrivateServer.start(shared, "fsync = off");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    private ShadowedApplication application(String schema, int port) {
        return new ShadowedApplication(folder, schema, server.connection(), port);
    }

    private ShadowedApplication application(String schema) {
        return application(schema, server.connection().port());
    }

    private static SearchRequest request(SplittableRandom random) {
        return SearchRequest.of(near(random), 10);
    }

    @Test
    void bothStoresGiveTheSameIdsAndAnswersInTheSameOrder() {
        ShadowedApplication app = application("shadow_well");
        try (VectorStores stores = app.open(Backend.SHADOW);
                VectorStore store = stores.open(ID)) {
            SplittableRandom random = new SplittableRandom(77);
            for (int round = 0; round < 20; round++) {
                List<String> ids = store.addEmbedded(clustered(20, round));
                store.search(request(random));
                store.addEmbedded(List.of(withId(ids.get(3), "replaced", near(random))));
                store.delete(ids.subList(0, 2));
                store.search(request(random).withFilter(MetadataFilter.equalTo("even", true)));
                store.getByIds(List.of(ids.get(3), ids.get(3), ids.get(0)));
                store.maxMarginalRelevanceSearch(new MarginalRelevanceRequest(request(random), 3, 0.5));
            }
            assertThat(store.deleteMatching(MetadataFilter.equalTo("n", 7))).isEqualTo(20);
        }
        assertThat(app.events(Skipped.class)).isEmpty();
        List<Answered> answers = app.events(Answered.class);
        assertThat(answers).allSatisfy(ShadowIT::agrees).hasSize(80);
        assertThat(answers.stream().map(answer -> answer.question().kind()).distinct())
                .containsExactlyInAnyOrder(Kind.SEARCH, Kind.GET, Kind.MARGINAL_RELEVANCE);
        app.assertBothHoldTheSame(ID, 340);
    }

    private static void agrees(Answered answered) {
        AnswerPair answers = answered.answers();
        assertThat(answers.postgres().stream().map(AnswerPair.Row::id))
                .isEqualTo(answers.file().stream().map(AnswerPair.Row::id).toList());
        assertThat(answers.wrongText()).isEmpty();
        assertThat(answers.wrongMetadata()).isEmpty();
        assertThat(answered.took().fileNs()).isPositive();
        assertThat(answered.took().postgresNs()).isPositive();
    }

    @Test
    void aServerThatIsDownAtTheStartIsCaughtUpWithWhenItComes() throws Exception {
        ShadowedApplication app = application("shadow_down");
        server.stop();
        try (VectorStores stores = app.open(Backend.SHADOW);
                VectorStore store = stores.open(ID)) {
            for (int i = 0; i < 5; i++) {
                List<String> ids = store.addEmbedded(clustered(10, i));
                store.delete(ids.subList(8, 10));
                assertThat(store.search(request(new SplittableRandom(i)))).hasSize(Math.min(10, 8 * (i + 1)));
            }
            server.start();
            app.awaitOutstanding(0);
            store.search(request(new SplittableRandom(9)));
        }
        assertThat(app.events(Answered.class)).hasSize(1).allSatisfy(ShadowIT::agrees);
        assertThat(app.skipped()).containsEntry(SkipReason.BEHIND, 5L);
        app.assertBothHoldTheSame(ID, 40);
    }

    @Test
    void aServerKilledMidwayIsReportedAsDriftAndNotComparedUntilItHasCaughtUp() throws Exception {
        ShadowedApplication app = application("shadow_killed");
        try (VectorStores stores = app.open(Backend.SHADOW);
                VectorStore store = stores.open(ID)) {
            List<String> ids = store.addEmbedded(clustered(50, 1));
            app.awaitOutstanding(0);
            store.search(request(new SplittableRandom(1)));
            app.awaitEvents(Answered.class, 1);

            server.kill();
            store.addEmbedded(List.of(withId(ids.get(10), "replaced while it was down", Fixtures.axis(0, 0))));
            store.delete(ids.subList(0, 5));
            store.addEmbedded(clustered(5, 2));
            for (int i = 0; i < 20; i++) {
                store.search(request(new SplittableRandom(i)));
            }
            server.start();
            app.awaitOutstanding(0);
            store.search(request(new SplittableRandom(3)));
        }
        List<ShadowEvent> events = app.events(ShadowEvent.class);
        assertThat(app.events(Answered.class)).hasSize(2).allSatisfy(ShadowIT::agrees);
        assertThat(app.skipped().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(20);
        assertThat(app.events(Counted.class))
                .anySatisfy(count -> assertThat(count.behind()).isPositive());
        assertThat(app.lastCount(ID)).isEqualTo(new Counted(app.lastCount(ID).at(), ID, 50, OptionalLong.of(50), 0, 0));
        assertThat(events).hasAtLeastOneElementOfType(ShadowEvent.CaughtUp.class);
        app.assertBothHoldTheSame(ID, 50);
    }

    @Test
    void aSilentServerCostsTheCallerNothing() throws Exception {
        Weather network = new Weather();
        try (Relay relay = Relay.start("127.0.0.1", server.connection().port(), network)) {
            ShadowedApplication app = application("shadow_silent", relay.port());
            try (VectorStores stores = app.open(Backend.SHADOW);
                    VectorStore store = stores.open(ID)) {
                store.addEmbedded(clustered(5000, 1));
                app.awaitOutstanding(0);
                network.silent(true);
                double ratio = app.slowdown(ID, store);
                store.addEmbedded(List.of(withId("written into the silence", "t", Fixtures.axis(0, 0))));
                assertThat(ratio).isLessThan(2);
                network.silent(false);
                app.awaitOutstanding(0);
            }
            app.assertBothHoldTheSame(ID, 5001);
        }
    }

    @Test
    void aSlowServerCostsTheCallerNothingAndWhatDoesNotFitIsCounted() throws Exception {
        Weather network = new Weather();
        try (Relay relay = Relay.start("127.0.0.1", server.connection().port(), network)) {
            ShadowedApplication app = application("shadow_slow", relay.port());
            long asked;
            try (VectorStores stores = app.open(Backend.SHADOW);
                    VectorStore store = stores.open(ID)) {
                store.addEmbedded(clustered(5000, 1));
                app.awaitOutstanding(0);
                network.delay(Duration.ofMillis(30));
                assertThat(app.slowdown(ID, store)).isLessThan(2);
                asked = ShadowedApplication.SEARCHES + flood(store, 200);
                network.delay(Duration.ZERO);
            }
            assertThat(app.skipped()).containsKey(SkipReason.QUEUE_FULL);
            long compared = app.events(Answered.class).size();
            long skipped =
                    app.skipped().values().stream().mapToLong(Long::longValue).sum();
            assertThat(compared).isPositive();
            long failed = app.events(Failed.class).size();
            assertThat(compared + skipped + failed).isEqualTo(asked);
            app.assertBothHoldTheSame(ID, 5000);
        }
    }

    /** Asks more than the queue holds, cheaply: by many ids that PostgreSQL can hold no document of, and need not look for. */
    private static long flood(VectorStore store, int questions) {
        List<String> unknown =
                IntStream.range(0, 10_000).mapToObj(i -> "\0unknown " + i).toList();
        for (int i = 0; i < questions; i++) {
            store.getByIds(unknown);
        }
        return questions;
    }

    @Test
    void aKilledApplicationForgetsNothingItOwes() throws Exception {
        ShadowedApplication app = application("shadow_crash");
        server.stop();
        app.runAndKill(ID, 30);
        server.start();
        try (VectorStores stores = app.open(Backend.SHADOW)) {
            app.awaitOutstanding(0);
            assertThat(stores).isNotNull();
        }
        app.assertBothHoldTheSame(ID, 30);
    }

    @Test
    void aDocumentPostgresRefusesIsSetAsideAndTheOthersFollow() throws Exception {
        ShadowedApplication app = application("shadow_refused");
        try (VectorStores stores = app.open(Backend.SHADOW);
                VectorStore store = stores.open(ID)) {
            store.addEmbedded(clustered(20, 1));
            app.awaitOutstanding(0);
            server.execute("alter table shadow_refused.vector_documents_p0 add check (text <> 'poison')");
            store.addEmbedded(
                    List.of(withId("a", "poison", Fixtures.axis(0, 0)), withId("b", "x", Fixtures.axis(1, 0))));
            store.addEmbedded(clustered(20, 2));
            app.awaitOutstanding(1);
            assertThat(store.search(request(new SplittableRandom(1)))).hasSize(10);
        }
        assertThat(app.lastCount(ID).refused()).isEqualTo(1);
        assertThat(app.lastCount(ID).postgresDocuments()).hasValue(41);
        assertThat(app.events(Answered.class)).hasSize(1);
        assertThat(app.events(Failed.class))
                .allSatisfy(failure -> assertThat(failure.reason()).doesNotContain("poison"));
    }
}
