package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.report.conformance.Severity;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.VectorStore;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Refusing: a call with one document that cannot be stored stores none of them and says why in one line. */
public interface RefusalContract extends StoreContract {
    @Rule(
            id = "ADD-12",
            intent =
                    "A vector with NaN, an infinity or only zeros, or of another dimension, is refused with its whole call.",
            ifItFails = "check that all vectors are looked at before the first row is written")
    default void storesNothingOfACallWithAVectorThatCannotBeCompared() {
        int dimension = subject().dimension();
        Map<String, EmbeddedDocument> bad = new LinkedHashMap<>();
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            float[] vector = Samples.at(dimension, 5);
            vector[dimension - 1] = value;
            bad.put("component " + value, Samples.document("x", vector));
        }
        bad.put("zero vector", Samples.document("x", new float[dimension]));
        bad.put("no component", Samples.document("x", new float[0]));
        bad.put("too short", Samples.document("x", Samples.at(dimension - 1, 5)));
        bad.put("too long", Samples.document("x", Samples.at(dimension + 1, 5)));
        assertNothingIsStored(bad);
    }

    private void assertNothingIsStored(Map<String, EmbeddedDocument> bad) {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 2));
            bad.forEach((what, document) -> {
                List<EmbeddedDocument> call = new ArrayList<>(Samples.fan(dimension, 3));
                call.add(document);
                assertThatExceptionOfType(InvalidInputException.class)
                        .as(what)
                        .isThrownBy(() -> store.addEmbedded(call))
                        .satisfies(e -> assertThat(e.getMessage()).as(what).doesNotContain("\n"));
                assertThat(store.getCollectionStats().documentCount()).as(what).isEqualTo(2);
            });
            assertThat(store.search(Samples.nearZero(dimension, 10))).hasSize(2);
        }
    }

    @Rule(
            id = "ADD-13",
            intent = "Text that no encoding keeps (U+0000, half a surrogate pair) is refused with its whole call.",
            ifItFails = "check texts, ids, metadata keys and nested values alike, before the first row is written")
    default void storesNothingOfACallWithATextThatCannotBeKept() {
        float[] good = Samples.at(subject().dimension(), 5);
        Map<String, EmbeddedDocument> bad = new LinkedHashMap<>();
        for (String broken : List.of("a\0b", "a\ud83db", "\ude00")) {
            String what = broken.replace("\0", "U+0000");
            bad.put("text " + what, Samples.document(broken, good));
            bad.put("key " + what, Samples.document("x", Map.of(broken, 1), good));
            bad.put("nested key " + what, Samples.document("x", Map.of("a", Map.of(broken, 1)), good));
            bad.put("nested value " + what, Samples.document("x", Map.of("a", List.of(broken)), good));
            bad.put("id " + what, Samples.identified(broken, good));
        }
        assertNothingIsStored(bad);
    }

    @Rule(
            id = "ADD-14",
            intent = "Metadata that would come back changed, or not at all, is refused with its whole call.",
            ifItFails =
                    "check numbers before they are written: what JSON or a 64-bit float cannot say must not be rounded")
    default void storesNothingOfACallWithMetadataThatWouldNotComeBack() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("NaN", Double.NaN);
        values.put("infinite float", Float.NEGATIVE_INFINITY);
        values.put("a number of 5,001 digits", new BigDecimal("1e5000"));
        values.put("an integer of 1,001 digits", BigInteger.TEN.pow(1_000));
        values.put("a fraction beyond 64 bits", new BigDecimal("0.12345678901234567891"));
        values.put("an object", new Object());
        values.put("a key that is no string", Map.of(1, "a"));
        values.put("200 levels", nested(200));
        Map<String, EmbeddedDocument> bad = new LinkedHashMap<>();
        values.forEach((what, value) -> bad.put(
                what,
                Samples.document(
                        "x", Map.of("a", List.of(value)), Samples.at(subject().dimension(), 5))));
        assertNothingIsStored(bad);
    }

    private static Object nested(int levels) {
        Object value = 1;
        for (int level = 0; level < levels; level++) {
            value = List.of(value);
        }
        return value;
    }

    @Rule(
            id = "ADD-15",
            intent =
                    "An id that is empty or has more than 255 characters, or occurs twice in a call, refuses the call.",
            ifItFails = "check ids against each other too, not only against those stored")
    default void storesNothingOfACallWithAnIdThatCannotBeTold() {
        float[] good = Samples.at(subject().dimension(), 5);
        Map<String, EmbeddedDocument> bad = new LinkedHashMap<>();
        bad.put("an empty id", new EmbeddedDocument(Document.of("x").withId(""), good));
        bad.put("a long id", Samples.identified("x".repeat(256), good));
        assertNothingIsStored(bad);
        try (VectorStore store = subject().openFresh()) {
            EmbeddedDocument twice = Samples.identified("twice", good);
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> store.addEmbedded(List.of(twice, Samples.document("y", good), twice)));
            assertThat(store.getCollectionStats().documentCount()).isZero();
        }
    }

    @Rule(
            id = "ADD-16",
            intent = "After a refusal the store goes on working.",
            ifItFails = "check that a failed call leaves no transaction open and no lock held")
    default void goesOnWorkingAfterARefusal() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            List<EmbeddedDocument> call = new ArrayList<>(Samples.fan(dimension, 3));
            call.add(Samples.document("x", new float[dimension]));
            for (int attempt = 0; attempt < 12; attempt++) {
                assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> store.addEmbedded(call));
            }
            store.addEmbedded(call.subList(0, 3));
            assertThat(Samples.texts(store.search(Samples.nearZero(dimension, 5))))
                    .containsExactly("d0", "d1", "d2");
        }
    }

    @Rule(
            id = "ADD-17",
            severity = Severity.SHOULD,
            intent = "A refusal names the offending document by its index in the call.",
            ifItFails = "check the message of the exception")
    default void namesTheRefusedDocumentByItsIndex() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            List<EmbeddedDocument> call = new ArrayList<>(Samples.fan(dimension, 7));
            call.set(5, Samples.document("x", new float[dimension]));
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> store.addEmbedded(call))
                    .withMessageContaining("document 5");
        }
    }
}
