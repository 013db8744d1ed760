package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.random.HostileMetadata;
import dev.touchstone.conformance.random.HostileText;
import dev.touchstone.conformance.random.RandomMetadata;
import dev.touchstone.conformance.reference.FilterMeaning;
import dev.touchstone.conformance.reference.MemoryStoreUnderTest;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.Page;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.TestReporter;

/** Hostile input: whatever comes is kept as it is or refused in one line, and nothing else happens. */
public interface HostileInputContract extends StoreContract {
    @Rule(
            id = "HOS-01",
            intent = "Any text is kept character for character, or refused with its call as the definition says.",
            ifItFails = "look for a place where text is escaped, normalised, cut or pasted together by hand")
    default void keepsOrRefusesAnyText(TestReporter reporter) {
        HostileText text = new HostileText(random("HOS-01", reporter));
        keepsOrRefuses(200, number -> Document.of(text.next()).withId("d" + number));
    }

    @Rule(
            id = "HOS-02",
            intent = "Any id finds its own document, or is refused with its call as the definition says.",
            ifItFails = "check that ids are bound as parameters and compared for equality")
    default void keepsOrRefusesAnyId(TestReporter reporter) {
        HostileText text = new HostileText(random("HOS-02", reporter));
        keepsOrRefuses(200, number -> Document.of("text").withId(number + "/" + text.next()));
    }

    @Rule(
            id = "HOS-03",
            intent =
                    "Any metadata come back as they were given, or are refused with their call as the definition says.",
            ifItFails = "check how JSON is written: keys, escapes, digits of numbers, depth")
    default void keepsOrRefusesAnyMetadata(TestReporter reporter) {
        SplittableRandom random = random("HOS-03", reporter);
        HostileMetadata metadata = new HostileMetadata(random, new HostileText(random));
        keepsOrRefuses(300, number -> new Document("d" + number, "text", metadata.next()));
    }

    /** Gives each document to the store and to the exact one in memory; both keep it, and alike, or both refuse it. */
    private void keepsOrRefuses(int documents, IntFunction<Document> hostile) {
        try (MemoryStoreUnderTest memory =
                        new MemoryStoreUnderTest(new LetterModel(subject().dimension()));
                VectorStore definition = memory.openFresh();
                VectorStore store = subject().openFresh()) {
            int kept = 0;
            for (int i = 0; i < documents; i++) {
                EmbeddedDocument given = new EmbeddedDocument(
                        hostile.apply(i), Samples.at(subject().dimension(), i));
                Optional<Object> expected = afterAdding(definition, given);
                assertThat(afterAdding(store, given)).as("document %d", i).isEqualTo(expected);
                kept += expected.isPresent() ? 1 : 0;
                assertThat(store.getCollectionStats().documentCount())
                        .as("documents after document %d", i)
                        .isEqualTo(kept);
            }
            assertThat(kept).as("documents kept").isBetween(documents / 10, documents - 1);
        }
    }

    private static Optional<Object> afterAdding(VectorStore store, EmbeddedDocument given) {
        return answered(() -> store.addEmbedded(List.of(given)))
                .map(ids -> store.getByIds(ids).get(0))
                .map(document -> List.of(document.id(), document.text(), comparable(document.metadata())));
    }

    /** Numbers come back as another type of the same value. */
    private static Object comparable(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new HashMap<>();
            map.forEach((key, element) -> copy.put(key, comparable(element)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(element -> Optional.ofNullable(comparable(element)))
                    .toList();
        }
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }

    /** What a call returns; nothing where it was refused in one line. */
    private static <T> Optional<T> answered(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (VectorStoreException e) {
            assertThat(e.getMessage()).doesNotContain("\n").hasSizeBetween(10, 1_000);
            return Optional.empty();
        }
    }

    @Rule(
            id = "HOS-04",
            intent = "Random trees of conditions over random metadata find what they are defined to find.",
            ifItFails = "shrink the filter in the message by hand; the definition is reference.FilterMeaning")
    default void findsWhatRandomFiltersMean(TestReporter reporter) {
        RandomMetadata random = new RandomMetadata(random("HOS-04", reporter));
        Map<String, Map<String, Object>> given = new HashMap<>();
        List<EmbeddedDocument> documents = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Document document = new Document("d" + i, "text", random.metadata());
            given.put(document.id(), document.metadata());
            documents.add(new EmbeddedDocument(document, Samples.at(subject().dimension(), i / 10.0)));
        }
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(documents);
            for (int i = 0; i < 200; i++) {
                MetadataFilter filter = random.filter(4);
                List<String> expected = given.entrySet().stream()
                        .filter(entry -> FilterMeaning.matches(filter, entry.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
                SearchRequest request =
                        Samples.nearZero(subject().dimension(), 100).withFilter(filter);
                assertThat(Samples.ids(store.search(request)))
                        .as("%s", filter)
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @Rule(
            id = "HOS-05",
            intent =
                    "Any key and value of a condition are data: it means what it is defined to, unless it cannot be made.",
            ifItFails = "check that keys and values are bound as parameters")
    default void takesKeysAndValuesOfConditionsForData(TestReporter reporter) {
        HostileText text = new HostileText(random("HOS-05", reporter));
        try (VectorStore store = subject().openFresh()) {
            Map<String, Object> metadata = Map.of("k", "v", "'", "\"", "$1", List.of("?", "%"));
            store.addEmbedded(List.of(new EmbeddedDocument(
                    new Document("d", "text", metadata), Samples.at(subject().dimension(), 0))));
            for (int i = 0; i < 400; i++) {
                boolean negated = i % 2 == 0;
                String key = i % 4 < 2 ? "k" : text.next();
                String value = text.next();
                answered(() -> hostile(key, value, negated))
                        .ifPresent(filter -> assertThat(
                                        store.search(Samples.nearZero(subject().dimension(), 5)
                                                .withFilter(filter)))
                                .as("%s", filter)
                                .hasSize(FilterMeaning.matches(filter, metadata) ? 1 : 0));
            }
        }
    }

    private static MetadataFilter hostile(String key, String value, boolean negated) {
        return negated
                ? MetadataFilter.not(MetadataFilter.equalTo(key, value))
                : MetadataFilter.or(MetadataFilter.contains(key, value), MetadataFilter.exists(key));
    }

    @Rule(
            id = "HOS-06",
            intent = "A user and a collection of any name open a collection of their own, or are refused in one line.",
            ifItFails = "check that names never reach a path or a statement unchecked")
    default void opensOrRefusesAnyName(TestReporter reporter) {
        HostileText text = new HostileText(random("HOS-06", reporter));
        String run = subject().freshId().userId();
        int opened = 0;
        for (int i = 0; i < 300; i++) {
            String user = i % 2 == 0 ? run : run + i + "-" + text.next();
            String collection = text.next() + i;
            opened += answered(() -> holdsItsOwn(new CollectionId(user, collection)))
                            .isPresent()
                    ? 1
                    : 0;
        }
        assertThat(opened).as("names that could be used").isGreaterThan(10);
    }

    private boolean holdsItsOwn(CollectionId id) {
        try (VectorStore store = subject().open(id)) {
            assertThat(store.getCollectionStats().documentCount()).as("%s", id).isZero();
            store.addEmbedded(
                    List.of(Samples.identified("same", Samples.at(subject().dimension(), 1))));
            assertThat(store.getCollectionStats().documentCount()).as("%s", id).isEqualTo(1);
            return true;
        }
    }

    @Rule(
            id = "HOS-07",
            intent = "Whatever floats a query is made of, it is refused, or every row has a score from -1 to 1.",
            ifItFails = "check for NaN, infinities, zeros and lengths that overflow before the query is sent")
    default void refusesOrScoresAnyQuery(TestReporter reporter) {
        SplittableRandom random = random("HOS-07", reporter);
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 20));
            for (int i = 0; i < 200; i++) {
                float[] query = new float[dimension];
                for (int j = 0; j < dimension; j++) {
                    query[j] = Float.intBitsToFloat(random.nextInt() >>> (random.nextInt(2) * random.nextInt(32)));
                }
                answered(() -> store.search(SearchRequest.of(query, 5)))
                        .ifPresent(rows -> assertThat(rows)
                                .hasSize(5)
                                .extracting(ScoredDocument::score)
                                .allSatisfy(score -> assertThat(score).isBetween(-1.0001, 1.0001)));
            }
            assertThat(store.search(Samples.nearZero(dimension, 5))).hasSize(5);
        }
    }

    @Rule(
            id = "HOS-08",
            intent = "A cursor that was tampered with is refused, or shows documents of its own collection.",
            ifItFails = "check what a cursor is made of, and that it says nothing of whose documents it is about")
    default void refusesOrConfinesAnyCursor(TestReporter reporter) {
        HostileText text = new HostileText(random("HOS-08", reporter));
        int dimension = subject().dimension();
        try (VectorStore mine = subject().openFresh();
                VectorStore theirs = subject().openFresh()) {
            List<String> own = mine.addEmbedded(Samples.fan(dimension, 20));
            theirs.addEmbedded(Samples.fan(dimension, 20));
            String given = mine.page(PageRequest.first(5)).next().orElseThrow();
            String foreign = theirs.page(PageRequest.first(5)).next().orElseThrow();
            for (int i = 0; i < 100; i++) {
                int at = i % given.length();
                String cursor = i == 0 ? foreign : given.substring(0, at) + text.next() + given.substring(at);
                Optional<Page<Document>> page =
                        answered(() -> mine.page(new PageRequest(5, MetadataFilter.all(), Optional.of(cursor))));
                page.ifPresent(shown -> assertThat(own)
                        .containsAll(shown.items().stream().map(Document::id).toList()));
            }
        }
    }

    private static SplittableRandom random(String rule, TestReporter reporter) {
        return new SplittableRandom(Seeds.of(rule, reporter));
    }
}
