package dev.touchstone.conformance.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.Page;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.postgres.PgVectorDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class PagingIT {
    private static final int LASTING = 60;
    private static final int PASSES = 15;

    private PgVectorDatabase database;

    @BeforeEach
    void open(TestDatabase testDatabase) {
        database = Fixtures.open(testDatabase);
    }

    @AfterEach
    void close() {
        database.dropSchema();
        database.close();
    }

    @Test
    void givesWhatLastsExactlyOnceWhileAnotherWriterAddsAndDeletes() throws Exception {
        VectorStore store = Fixtures.exact(database, "anna");
        List<String> lasting = addBetweenPassing(store);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> changes = writer.submit(() -> addAndDelete(done));
            for (int pass = 0; pass < PASSES; pass++) {
                List<String> seen = pagedIds(store, 7);
                assertThat(seen).doesNotHaveDuplicates();
                seen.retainAll(lasting);
                assertThat(seen).isEqualTo(lasting);
            }
            done.set(true);
            assertThat(changes.get()).isPositive();
        } finally {
            done.set(true);
            writer.shutdown();
        }
    }

    private static List<String> addBetweenPassing(VectorStore store) {
        List<String> lasting = new ArrayList<>();
        for (int i = 0; i < LASTING; i++) {
            lasting.addAll(store.addEmbedded(List.of(document())));
            store.addEmbedded(List.of(Fixtures.withId("passing " + i, "passing", Fixtures.axis(0, 0))));
        }
        return lasting;
    }

    private static EmbeddedDocument document() {
        return new EmbeddedDocument(Document.of("text"), Fixtures.axis(0, 0));
    }

    private int addAndDelete(AtomicBoolean done) {
        VectorStore store = Fixtures.exact(database, "anna");
        int changes = 0;
        while (!done.get()) {
            List<String> added = store.addEmbedded(List.of(document(), document()));
            store.delete(List.of("passing " + changes % LASTING, added.get(0)));
            changes++;
        }
        return changes;
    }

    private static List<String> pagedIds(VectorStore store, int size) {
        List<String> ids = new ArrayList<>();
        PageRequest first = PageRequest.first(size);
        Optional<PageRequest> request = Optional.of(first);
        while (request.isPresent()) {
            Page<Document> page = store.page(request.get());
            page.items().forEach(document -> ids.add(document.id()));
            request = page.next().map(first::after);
        }
        return ids;
    }

    @Test
    void goesOnFromACursorInAnotherStoreAndShowsNobodyElsesDocuments() {
        VectorStore store = Fixtures.exact(database, "anna");
        store.addEmbedded(List.of(document(), document(), document()));
        String cursor = store.page(PageRequest.first(2)).next().orElseThrow();
        PageRequest rest = PageRequest.first(2).after(cursor);
        assertThat(Fixtures.exact(database, "anna").page(rest).items()).hasSize(1);
        assertThat(Fixtures.exact(database, "berta").page(rest).items()).isEmpty();
    }
}
