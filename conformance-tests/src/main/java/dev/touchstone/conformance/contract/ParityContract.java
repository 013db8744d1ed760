package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.FileStoreUnderTest;
import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.parity.ParityComparison;
import dev.touchstone.conformance.parity.ParityQuery;
import dev.touchstone.conformance.parity.ParityReport;
import dev.touchstone.conformance.parity.ParitySettings;
import dev.touchstone.conformance.parity.Strictness;
import dev.touchstone.conformance.random.RandomVectors;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.conformance.sequence.DeliberateDifference;
import dev.touchstone.conformance.sequence.SequenceParity;
import dev.touchstone.conformance.sequence.Twins;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.VectorStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.TestReporter;

/** Parity: what the file store answers, the store answers, but for the differences that are meant. */
public interface ParityContract extends StoreContract {
    @Rule(
            id = "PAR-01",
            intent = "Random sequences of calls are answered as the file store answers them.",
            ifItFails = "perform the sequence it was shrunk to; touchstone.seed repeats the whole")
    default void answersRandomSequencesAsTheFileStoreDoes(TestReporter reporter) {
        try (FileStoreUnderTest files = files()) {
            SequenceParity parity = new SequenceParity(() -> twins(files), 25, 40);
            assertThat(parity.check(Seeds.of("PAR-01", reporter))).isEmpty();
        }
        publish("PAR-01", reporter);
    }

    private FileStoreUnderTest files() {
        return new FileStoreUnderTest(new LetterModel(subject().dimension()));
    }

    private Twins twins(FileStoreUnderTest files) {
        CollectionId reference = files.freshId();
        CollectionId tested = subject().freshId();
        return new Twins(() -> files.open(reference), () -> subject().open(tested), strictness(subject()));
    }

    private static Strictness strictness(StoreUnderTest subject) {
        boolean exact = subject.capabilities().contains(Capability.EXACT_SEARCH);
        return exact ? Strictness.EXACT : Strictness.APPROXIMATE;
    }

    private static void publish(String rule, TestReporter reporter) {
        Arrays.stream(DeliberateDifference.values())
                .filter(difference -> difference.rule().equals(rule))
                .forEach(difference -> reporter.publishEntry("deliberate difference", difference.line()));
    }

    @Rule(
            id = "PAR-02",
            intent = "Searches of a larger collection, filtered or not, find what the file store finds.",
            ifItFails = "compare the two stores with ./touchstone parity, which shows examples of each difference")
    default void searchesALargerCollectionAsTheFileStoreDoes(TestReporter reporter) {
        RandomVectors vectors = new RandomVectors(subject().dimension(), Seeds.of("PAR-02", reporter));
        List<EmbeddedDocument> documents = IntStream.range(0, 400)
                .mapToObj(i -> new EmbeddedDocument(
                        new Document("d" + i, "text " + i, Map.of("n", i, "third", i % 3 == 0)), vectors.next()))
                .toList();
        try (FileStoreUnderTest files = files();
                VectorStore reference = files.openFresh();
                VectorStore tested = subject().openFresh()) {
            reference.addEmbedded(documents);
            tested.addEmbedded(documents);
            List<ParityQuery> queries = IntStream.range(0, 40)
                    .mapToObj(i -> new ParityQuery("query " + i, vectors.next(), Samples.someFilter(i)))
                    .toList();
            Set<String> held = ParityComparison.idsOf(tested, vectors.next());
            ParityReport report = new ParityComparison(reference, tested, held, ParitySettings.of(10)).compare(queries);
            Strictness strictness = strictness(subject());
            assertThat(report.examples())
                    .filteredOn(difference -> !strictness.allows(difference.kind()))
                    .isEmpty();
            assertThat(report.passes(strictness)).isTrue();
        }
        publish("PAR-02", reporter);
    }

    @Rule(
            id = "PAR-03",
            intent = "Metadata keys the file format keeps for itself are refused or stored exactly.",
            ifItFails = "look for code that writes id, text or timestamp into the metadata or takes them out")
    default void refusesReservedKeysOrStoresThemExactly(TestReporter reporter) {
        for (String key : List.of("id", "text", "timestamp")) {
            Map<String, Object> metadata = Map.of(key, "own " + key, "other", 1);
            try (VectorStore store = subject().openFresh()) {
                EmbeddedDocument document = Samples.document(
                        "a text", metadata, Samples.at(subject().dimension(), 5));
                try {
                    List<String> ids = store.addEmbedded(List.of(document));
                    assertThat(store.getByIds(ids)).containsExactly(new Document(ids.get(0), "a text", metadata));
                } catch (InvalidInputException refused) {
                    assertThat(refused).hasMessageContaining(key);
                    assertThat(store.getCollectionStats().documentCount()).isZero();
                }
            }
        }
        publish("PAR-03", reporter);
    }

    @Rule(
            id = "PAR-04",
            intent = "A cursor of an earlier opening leads on to the right page or is refused.",
            ifItFails = "look at what a cursor is made of and whether that survives the store object")
    default void refusesTheCursorOfAnEarlierOpeningOrGoesOnRightly(TestReporter reporter) {
        CollectionId id = subject().freshId();
        String cursor;
        List<String> ids;
        try (VectorStore store = subject().open(id)) {
            ids = store.addEmbedded(Samples.fan(subject().dimension(), 6));
            cursor = store.page(PageRequest.first(2)).next().orElseThrow();
        }
        try (VectorStore again = subject().open(id)) {
            PageRequest next = PageRequest.first(2).after(cursor);
            try {
                assertThat(again.page(next).items()).extracting(Document::id).isEqualTo(ids.subList(2, 4));
            } catch (InvalidInputException refused) {
                assertThat(refused).hasMessageContaining("cursor");
            }
            assertThatCode(() -> again.page(PageRequest.first(2))).doesNotThrowAnyException();
        }
        publish("PAR-04", reporter);
    }
}
