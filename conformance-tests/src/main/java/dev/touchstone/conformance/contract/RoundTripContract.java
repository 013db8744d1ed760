package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.report.conformance.Severity;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.Metadata;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.VectorStore;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Round trips: text, ids and metadata come back from another store of the collection as they went in. */
public interface RoundTripContract extends StoreContract {
    @Rule(
            id = "RTR-01",
            intent =
                    "Every text comes back character by character: empty, blank, with line ends, quotes or any script.",
            ifItFails = "check for trimming, for '' taken as null, for Unicode normalising and for line ends changed")
    default void givesBackEveryText() {
        assertTextsComeBack(List.of(
                "",
                " ",
                "\n",
                "line\nline\r\n\ttab\u000b",
                " leading and trailing ",
                "quotes ' \" \\ ; -- % $1 ? :x",
                "\\n \\u0041 \\x41 \\000",
                "\u00e4 a\u0308 \u20ac \ud83d\ude00 \u202e right to left \ufeff",
                "\u0001\u001f\u007f\u0085\u2028\u2029\uffff",
                "null",
                "{\"json\": true}"));
    }

    private void assertTextsComeBack(List<String> texts) {
        int dimension = subject().dimension();
        CollectionId id = subject().freshId();
        try (VectorStore store = subject().open(id)) {
            for (int i = 0; i < texts.size(); i++) {
                store.addEmbedded(List.of(Samples.document(texts.get(i), Samples.at(dimension, i))));
            }
        }
        try (VectorStore store = subject().open(id)) {
            assertThat(Samples.texts(store.search(Samples.nearZero(dimension, 20))))
                    .isEqualTo(texts);
        }
    }

    @Rule(
            id = "RTR-02",
            intent = "A text of a million characters comes back whole.",
            ifItFails = "check the type of the column and the reader's own limits")
    default void givesBackLongTexts() {
        assertTextsComeBack(List.of("x".repeat(1_000_000), "\u20ac".repeat(300_000)));
    }

    /** Stores a document with this metadata, and returns what another store finds. */
    private Map<String, Object> back(Map<String, Object> metadata) {
        int dimension = subject().dimension();
        CollectionId id = subject().freshId();
        try (VectorStore store = subject().open(id)) {
            store.addEmbedded(List.of(Samples.document("text", metadata, Samples.at(dimension, 1))));
        }
        try (VectorStore store = subject().open(id)) {
            return store.search(Samples.nearZero(dimension, 1))
                    .get(0)
                    .document()
                    .metadata();
        }
    }

    private void assertComesBack(Map<String, Object> metadata) {
        Map<String, Object> back = back(metadata);
        assertThat(Metadata.same(metadata, back))
                .as("%s came back as %s", metadata, back)
                .isTrue();
    }

    private static Map<String, Object> numbered(List<?> values) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        values.forEach(value -> metadata.put("v" + metadata.size(), value));
        return metadata;
    }

    @Rule(
            id = "RTR-03",
            intent = "Integers come back exactly, to the extremes of Integer and Long.",
            ifItFails = "check for a detour over doubles, which are exact to 2^53 only")
    default void givesBackIntegers() {
        assertComesBack(numbered(List.of(
                0,
                -1,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                (1L << 53) + 1,
                (short) -7,
                Byte.MIN_VALUE)));
    }

    @Rule(
            id = "RTR-04",
            intent = "Floats come back as the numbers they print as, to the extremes of the type.",
            ifItFails = "check that a float is written with its own digits and not widened to a double first")
    default void givesBackFloats() {
        assertComesBack(numbered(List.of(
                0.1f, -1.5f, Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, -Float.MAX_VALUE, 16_777_216f)));
    }

    @Rule(
            id = "RTR-05",
            intent = "Doubles come back exactly, to the extremes of the type.",
            ifItFails = "check the number of digits written: 17 are needed, or the shortest that reads back the same")
    default void givesBackDoubles() {
        assertComesBack(numbered(List.of(
                0.1,
                1.0 / 3,
                -0.0,
                1e-300,
                1e300,
                Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                Math.nextUp(1.0))));
    }

    @Rule(
            id = "RTR-06",
            intent = "Integers beyond Long and decimals that a 64-bit float can say come back exactly.",
            ifItFails = "check for a number type of fixed size on the way")
    default void givesBackNumbersBeyondJavasPrimitives() {
        assertComesBack(numbered(List.of(
                BigInteger.TWO.pow(64),
                BigInteger.TEN.pow(890).negate(),
                new BigDecimal("2.50"),
                new BigDecimal("-0.125"),
                new BigDecimal("7"))));
    }

    @Rule(
            id = "RTR-07",
            intent = "An integer comes back as an integer and a fraction as a fraction: 1 stays 1 and 1.0 stays 1.0.",
            ifItFails =
                    "check that doubles are written with a point: JSONB drops exponents, and 1E10 becomes an integer")
    default void keepsIntegersAndFractionsApart() {
        Map<String, Object> back = back(numbered(List.of(1, 1.0, 10_000_000_000L, 1e10, 0, 0.0, 2.0f, BigInteger.TEN)));
        List<Boolean> fractions = back.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue() instanceof Double || entry.getValue() instanceof Float)
                .toList();
        assertThat(fractions).containsExactly(false, true, false, true, false, true, true, false);
    }

    @Rule(
            id = "RTR-08",
            intent =
                    "Strings come back as they are: UUIDs, dates, empty and blank ones, and those that look like other types.",
            ifItFails = "check for types guessed from a string's look, and for '' taken as null")
    default void givesBackStrings() {
        assertComesBack(numbered(List.of(
                UUID.fromString("123e4567-e89b-12d3-a456-426614174000").toString(),
                "2026-01-31T00:00:00Z",
                "",
                " ",
                "\t\n",
                "1",
                "1.0",
                "true",
                "null",
                "NaN",
                "[]",
                "{}",
                "\"quoted\"",
                "\\u0041",
                "\u00e4 a\u0308 \ud83d\ude00")));
    }

    @Rule(
            id = "RTR-09",
            intent = "Booleans and null come back, and a key whose value is null is still there.",
            ifItFails = "check that nulls are not left out when metadata is written")
    default void givesBackBooleansAndNull() {
        Map<String, Object> metadata = numbered(Arrays.asList(true, false, null));
        assertComesBack(metadata);
        assertThat(back(metadata)).containsKey("v2");
        assertThat(back(Map.of())).isEmpty();
    }

    @Rule(
            id = "RTR-10",
            intent = "Nested lists and maps come back with their order, nulls and types.",
            ifItFails = "check that nested values are kept as JSON and not turned into text")
    default void givesBackNestedListsAndMaps() {
        assertComesBack(numbered(List.of(
                List.of(),
                Map.of(),
                Arrays.asList(3, 1, 2, null, 2, "a", List.of(List.of(1.5), Map.of())),
                Map.of("nested", Map.of("deep", List.of(Map.of("deeper", true))), "", "empty key"))));
        Object deep = 1;
        for (int level = 0; level < 80; level++) {
            deep = level % 2 == 0 ? List.of(deep) : Map.of("k", deep);
        }
        assertComesBack(Map.of("deep", deep));
    }

    @Rule(
            id = "RTR-11",
            intent = "Keys of any characters come back, however many there are.",
            ifItFails = "check for keys that are escaped, cut, folded to one case or taken for paths")
    default void givesBackKeys() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        Samples.HOSTILE.forEach(key -> metadata.put(key, "value of " + key));
        for (String key : List.of(
                "a.b", "A", "a", " a", "\u00e4", "a\u0308", "\ud83d\ude00", "user_id", "metadata", "k".repeat(2_000))) {
            metadata.put(key, key);
        }
        for (int i = 0; i < 500; i++) {
            metadata.put("key " + i, i);
        }
        assertComesBack(metadata);
    }

    @Rule(
            id = "RTR-12",
            severity = Severity.SHOULD,
            intent = "Metadata keys come back in the order they were given.",
            ifItFails =
                    "nothing to mend where metadata is JSONB, which sorts keys; say so to those who rely on the order")
    default void keepsTheOrderOfKeys() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        List<String> keys = List.of("zebra", "b", "a", "longer than the others", "c");
        keys.forEach(key -> metadata.put(key, key));
        assertThat(back(metadata).keySet()).containsExactlyElementsOf(keys);
    }

    @Rule(
            id = "RTR-13",
            intent = "Every way out gives the same document: search, get, paging and diversity.",
            ifItFails = "check that all of them read text and metadata with the same code")
    default void givesBackTheSameDocumentByEveryOperation() {
        int dimension = subject().dimension();
        Map<String, Object> metadata = numbered(Arrays.asList(1, 1.5, null, "\u20ac", List.of(1, Map.of("a", 2.0))));
        try (VectorStore store = subject().openFresh()) {
            List<String> ids =
                    store.addEmbedded(List.of(Samples.document("text \u20ac", metadata, Samples.at(dimension, 1))));
            List<Document> found = new ArrayList<>(store.getByIds(ids));
            found.add(store.search(Samples.nearZero(dimension, 1)).get(0).document());
            found.add(store.page(PageRequest.first(1)).items().get(0));
            found.add(store.maxMarginalRelevanceSearch(Samples.at(dimension, 0), 1, 1, 0.5)
                    .get(0)
                    .document());
            assertThat(found).hasSize(4).allSatisfy(document -> {
                assertThat(document.id()).isEqualTo(ids.get(0));
                assertThat(document.text()).isEqualTo("text \u20ac");
                assertThat(Metadata.same(metadata, document.metadata())).isTrue();
            });
        }
    }

    @Rule(
            id = "RTR-14",
            intent = "Metadata may have any key, those named id, text and timestamp too.",
            ifItFails = "check that metadata is kept apart from the document's own fields",
            needs = Capability.FREE_METADATA_KEYS)
    default void keepsMetadataNamedLikeFields() {
        assertComesBack(Map.of("id", "an id", "text", 1, "timestamp", true, "page_content", "p", "content", "c"));
    }
}
