package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.contract.FilterTable.Section;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Filtering: a truth table over values of every type and absent keys, written down by hand. */
public interface FilterContract extends StoreContract {
    @Rule(
            id = "FIL-01",
            intent = "Equal matches the same value of the same type; numbers are equal by value, all digits counting.",
            ifItFails = "check that 1 equals 1.0 and not '1' or true, and that integers are not compared as doubles")
    default void matchesEqualValues() {
        assertTable(Section.EQUALITY.rows());
    }

    @Rule(
            id = "FIL-02",
            intent = "In matches one of several values of any types; without values, nothing.",
            ifItFails = "check how the values are quoted in an array, and that an empty list is not no condition")
    default void matchesOneOfSeveralValues() {
        assertTable(Section.MEMBERSHIP.rows());
    }

    @Rule(
            id = "FIL-03",
            intent = "Less and greater order numbers as numbers, beyond 64-bit floats too.",
            ifItFails = "check for a comparison as text (10 before 9) or as doubles, and for strings among the matches")
    default void ordersNumbers() {
        assertTable(Section.NUMBERS.rows());
    }

    @Rule(
            id = "FIL-04",
            intent = "Less and greater order strings by code points, and only strings.",
            ifItFails = "check the collation: it must be \"C\", whatever the database's is; in Java compare UTF-8")
    default void ordersStringsByCodePoints() {
        assertTable(Section.STRINGS.rows());
    }

    @Rule(
            id = "FIL-05",
            intent = "Exists matches a key with whatever value, null included.",
            ifItFails = "check that a JSON null is told from an absent key")
    default void tellsNullFromAbsent() {
        assertTable(Section.PRESENCE.rows());
    }

    @Rule(
            id = "FIL-06",
            intent = "Contains looks for an element directly in a list, never in a string or deeper.",
            ifItFails = "check that containment is asked of an array, and that a bare value does not contain itself")
    default void looksIntoListsAlone() {
        assertTable(Section.LISTS.rows());
    }

    @Rule(
            id = "FIL-07",
            intent =
                    "And, or and not combine as in logic; and without operands matches everything, or without nothing.",
            ifItFails = "check brackets around nested conditions")
    default void combinesConditions() {
        assertTable(Section.COMPOSITION.rows());
    }

    @Rule(
            id = "FIL-08",
            intent = "The negation of a condition matches all other documents, those without the key among them.",
            ifItFails = "check that no comparison can be null: add 'is true' before negating")
    default void negatesToAllOtherDocuments() {
        try (VectorStore store = tableStore()) {
            FilterTable.rows()
                    .forEach((filter, expected) -> assertThat(found(store, MetadataFilter.not(filter)))
                            .as("not %s", filter)
                            .containsExactlyInAnyOrderElementsOf(FilterTable.others(expected)));
        }
    }

    private void assertTable(Map<MetadataFilter, List<String>> rows) {
        try (VectorStore store = tableStore()) {
            rows.forEach((filter, expected) ->
                    assertThat(found(store, filter)).as("%s", filter).containsExactlyInAnyOrderElementsOf(expected));
        }
    }

    /** A store that holds the table's documents. */
    private VectorStore tableStore() {
        VectorStore store = subject().openFresh();
        List<EmbeddedDocument> documents = new ArrayList<>();
        FilterTable.documents()
                .forEach((text, metadata) -> documents.add(
                        Samples.document(text, metadata, Samples.at(subject().dimension(), documents.size()))));
        store.addEmbedded(documents);
        return store;
    }

    private List<String> found(VectorStore store, MetadataFilter filter) {
        return Samples.texts(
                store.search(Samples.nearZero(subject().dimension(), 100).withFilter(filter)));
    }
}
