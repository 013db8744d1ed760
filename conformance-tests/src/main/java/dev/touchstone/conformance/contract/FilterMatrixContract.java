package dev.touchstone.conformance.contract;

import static dev.touchstone.store.MetadataFilter.and;
import static dev.touchstone.store.MetadataFilter.contains;
import static dev.touchstone.store.MetadataFilter.equalTo;
import static dev.touchstone.store.MetadataFilter.exists;
import static dev.touchstone.store.MetadataFilter.greaterOrEqual;
import static dev.touchstone.store.MetadataFilter.greaterThan;
import static dev.touchstone.store.MetadataFilter.in;
import static dev.touchstone.store.MetadataFilter.lessOrEqual;
import static dev.touchstone.store.MetadataFilter.lessThan;
import static dev.touchstone.store.MetadataFilter.not;
import static dev.touchstone.store.MetadataFilter.notEqualTo;
import static dev.touchstone.store.MetadataFilter.notIn;
import static dev.touchstone.store.MetadataFilter.or;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.reference.FilterMeaning;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Filtering: every condition on every kind of value against the definition, and keys and values that are data alone. */
public interface FilterMatrixContract extends StoreContract {
    /** Opens a store that holds one document a map, whose text is the map's name. */
    private VectorStore holding(Map<String, Map<String, Object>> metadata) {
        VectorStore store = subject().openFresh();
        List<EmbeddedDocument> documents = new ArrayList<>();
        metadata.forEach((text, values) -> documents.add(
                Samples.document(text, values, Samples.at(subject().dimension(), documents.size()))));
        store.addEmbedded(documents);
        return store;
    }

    private List<String> found(VectorStore store, MetadataFilter filter) {
        return Samples.texts(
                store.search(Samples.nearZero(subject().dimension(), 100).withFilter(filter)));
    }

    @Rule(
            id = "FIL-09",
            intent =
                    "Every condition with every kind of value means, for every stored kind of value, what it is defined to.",
            ifItFails = "check the condition named by the message; the definition is reference.FilterMeaning")
    default void meansWhatItIsDefinedToForEveryPairOfValues() {
        Map<String, Map<String, Object>> documents = FilterTable.documents();
        try (VectorStore store = holding(documents)) {
            for (MetadataFilter filter : FilterProbes.all()) {
                List<String> expected = documents.keySet().stream()
                        .filter(text -> FilterMeaning.matches(filter, documents.get(text)))
                        .toList();
                assertThat(found(store, filter)).as("%s", filter).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @Rule(
            id = "FIL-10",
            intent = "Keys and values are data: whatever characters they have, each matches itself and nothing else.",
            ifItFails = "check that keys and values are bound as parameters, and how arrays and JSON are quoted")
    default void takesHostileKeysAndValuesForDataInEveryKindOfFilter() {
        Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
        for (String hostile : Samples.HOSTILE) {
            documents.put(hostile, Map.of(hostile, hostile, "list " + hostile, List.of(hostile)));
        }
        try (VectorStore store = holding(documents)) {
            for (String hostile : Samples.HOSTILE) {
                assertThat(List.of(
                                equalTo(hostile, hostile),
                                in(hostile, List.of("x", hostile)),
                                exists(hostile),
                                lessOrEqual(hostile, hostile),
                                greaterOrEqual(hostile, hostile),
                                contains("list " + hostile, hostile)))
                        .allSatisfy(filter -> assertThat(found(store, filter)).containsExactly(hostile));
                assertThat(found(store, notEqualTo(hostile, hostile))).hasSize(Samples.HOSTILE.size() - 1);
                assertThat(found(store, lessThan(hostile, hostile))).isEmpty();
            }
        }
    }

    @Rule(
            id = "FIL-11",
            intent = "The largest filters that can be built are answered: 1,000 conditions, 100 levels, 10,000 values.",
            ifItFails = "check the limit on parameters of one statement and the depth of recursion")
    default void answersTheLargestFiltersThatAreAllowed() {
        List<MetadataFilter> numbers = new ArrayList<>();
        for (int n = 999; n > 0; n--) {
            numbers.add(equalTo("n", n));
        }
        MetadataFilter deep = equalTo("n", 1);
        for (int level = 0; level < 99; level++) {
            deep = not(deep);
        }
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(subject().dimension(), 4));
            assertThat(found(store, new MetadataFilter.Or(numbers))).containsExactly("d1", "d2", "d3");
            assertThat(found(store, deep)).containsExactly("d0", "d2", "d3");
            assertThat(found(store, in("n", Collections.nCopies(10_000, 2)))).containsExactly("d2");
        }
    }

    @Rule(
            id = "FIL-12",
            intent = "The extremes of Integer, Long, Float and Double are found by equality and put in order.",
            ifItFails = "check for a detour over doubles or over text with too few digits")
    default void comparesTheExtremesOfJavasNumbers() {
        List<Number> ascending = List.of(
                -Double.MAX_VALUE,
                -Float.MAX_VALUE,
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1,
                Integer.MIN_VALUE,
                -1,
                -Double.MIN_NORMAL,
                0,
                Double.MIN_VALUE,
                Float.MIN_VALUE,
                1,
                Integer.MAX_VALUE,
                Long.MAX_VALUE - 1,
                Long.MAX_VALUE,
                Float.MAX_VALUE,
                Double.MAX_VALUE);
        Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
        ascending.forEach(number -> documents.put(number.toString(), Map.of("n", number)));
        List<String> texts = List.copyOf(documents.keySet());
        try (VectorStore store = holding(documents)) {
            for (int i = 0; i < texts.size(); i++) {
                Number bound = ascending.get(i);
                assertThat(found(store, equalTo("n", bound))).containsExactly(texts.get(i));
                assertThat(found(store, lessThan("n", bound))).isEqualTo(texts.subList(0, i));
                assertThat(found(store, greaterOrEqual("n", bound))).isEqualTo(texts.subList(i, texts.size()));
            }
        }
    }

    @Rule(
            id = "FIL-13",
            intent =
                    "UUIDs, dates and blank strings are strings like others: equal by every character, ordered by them.",
            ifItFails = "check for trimming, for '' taken as null, and for types guessed from a string's look")
    default void guessesNoTypesFromStrings() {
        String uuid = "123e4567-e89b-12d3-a456-426614174000";
        Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
        for (String value : List.of(
                uuid, uuid.toUpperCase(Locale.ROOT), "", " ", "  ", "a", "A", "a ", "2026-01-31", "2026-02-01")) {
            documents.put(value, Map.of("s", value));
        }
        try (VectorStore store = holding(documents)) {
            documents.keySet().forEach(value -> {
                assertThat(found(store, equalTo("s", value))).containsExactly(value);
                assertThat(found(store, in("s", List.of(value, "absent")))).containsExactly(value);
                assertThat(found(store, notEqualTo("s", value)))
                        .hasSize(documents.size() - 1)
                        .doesNotContain(value);
            });
            assertThat(found(store, and(greaterThan("s", "2026-01-31"), lessThan("s", "2027"))))
                    .containsExactly("2026-02-01");
            assertThat(found(store, notIn("s", List.of("", " ", "  ", uuid)))).hasSize(documents.size() - 4);
        }
    }

    @Rule(
            id = "FIL-14",
            intent = "A filter's key is a name and no path: it reaches neither into maps nor along dots or slashes.",
            ifItFails = "check that the key is bound to -> and not parsed as a JSON path")
    default void takesAKeyForANameAndNotForAPath() {
        Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
        documents.put("nested", Map.of("a", Map.of("b", 1), "list", List.of(Map.of("b", 1))));
        for (String key : List.of("a.b", "$.a.b", "a->b", "a/b", "{a,b}", "list[0].b", "b")) {
            documents.put(key, Map.of(key, 1));
        }
        try (VectorStore store = holding(documents)) {
            documents.keySet().stream().skip(1).forEach(key -> {
                assertThat(found(store, equalTo(key, 1))).containsExactly(key);
                assertThat(found(store, exists(key))).containsExactly(key);
                assertThat(found(store, greaterThan(key, 0))).containsExactly(key);
            });
        }
    }

    @Rule(
            id = "FIL-15",
            intent = "A filter looks at metadata alone: not at a document's id or text, and not at a table's columns.",
            ifItFails = "check that a key is never taken for a column, such as user_id or position")
    default void looksAtMetadataAlone() {
        List<String> columns = List.of("user_id", "collection_name", "position", "embedding", "metadata", "document");
        Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
        documents.put("bare", Map.of());
        columns.forEach(column -> documents.put(column, Map.of(column, "own")));
        try (VectorStore store = holding(documents)) {
            columns.forEach(column -> {
                assertThat(found(store, exists(column))).containsExactly(column);
                assertThat(found(store, equalTo(column, "own"))).containsExactly(column);
            });
            assertThat(found(store, or(exists("id"), exists("text"), equalTo("text", "bare"))))
                    .isEmpty();
        }
    }

    @Rule(
            id = "FIL-16",
            intent = "Equality minds the types of JSON: true is not 1 or 'true', null is not 'null', 0 is not ''.",
            ifItFails = "check for a comparison of values as text")
    default void neverMixesTypes() {
        Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
        for (Object value : List.of(true, "true", 1, "1", "null", "", 0, false, "[]", "{}")) {
            documents.put(value.getClass().getSimpleName() + " " + value, Map.of("v", value));
        }
        Map<String, Object> nothing = new LinkedHashMap<>();
        nothing.put("v", null);
        documents.put("null", nothing);
        try (VectorStore store = holding(documents)) {
            documents.forEach((text, metadata) ->
                    assertThat(found(store, equalTo("v", metadata.get("v")))).containsExactly(text));
        }
    }
}
