package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Getting by id: the documents asked for, in the order asked. */
public interface GetContract extends StoreContract {
    @Rule(
            id = "GET-01",
            intent =
                    "Documents come in the order of the ids asked for; unknown ids are left out, repeated ones repeat.",
            ifItFails = "check that rows are put back into the order of the call after they were fetched")
    default void returnsDocumentsInTheOrderOfTheIdsWithoutUnknownOnes() {
        try (VectorStore store = subject().openFresh()) {
            List<String> ids = store.addEmbedded(Samples.fan(subject().dimension(), 6));
            List<String> asked = List.of(ids.get(4), "unknown", ids.get(0), "", "nul \0", ids.get(4), ids.get(2));
            assertThat(store.getByIds(asked)).extracting(Document::text).containsExactly("d4", "d0", "d4", "d2");
        }
    }

    @Rule(
            id = "GET-02",
            intent = "A document comes whole: its id, its text, its metadata.",
            ifItFails = "check the columns that are read and that rows are not mixed up")
    default void getsWholeDocuments() {
        List<EmbeddedDocument> fan = Samples.fan(subject().dimension(), 6);
        try (VectorStore store = subject().openFresh()) {
            List<String> ids = store.addEmbedded(fan);
            List<Document> found = store.getByIds(ids);
            for (int i = 0; i < ids.size(); i++) {
                assertThat(found.get(i)).isEqualTo(fan.get(i).document().withId(ids.get(i)));
            }
        }
    }

    @Rule(
            id = "GET-03",
            intent = "Asking for no id, or only for unknown ones, finds nothing and is no error.",
            ifItFails = "check that an empty list of ids is not taken for no condition")
    default void findsNothingUnderNoIdAndUnknownOnes() {
        try (VectorStore store = subject().openFresh()) {
            assertThat(store.getByIds(List.of("unknown"))).isEmpty();
            store.addEmbedded(Samples.fan(subject().dimension(), 3));
            assertThat(store.getByIds(List.of())).isEmpty();
            assertThat(store.getByIds(List.of("unknown"))).isEmpty();
            assertThat(store.getByIds(List.of("' or true --", "%", "_", "*"))).isEmpty();
        }
    }

    @Rule(
            id = "GET-04",
            intent = "Ids are data: whatever characters they have, each finds its own document and no other.",
            ifItFails = "check that ids are bound as parameters and compared for equality, without patterns")
    default void findsHostileIdsExactly() {
        int dimension = subject().dimension();
        List<String> ids = Samples.HOSTILE.stream()
                .filter(id -> !id.isEmpty() && id.length() <= 255)
                .toList();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(ids.stream()
                    .map(id ->
                            new EmbeddedDocument(Document.of(id, Map.of(id, id)).withId(id), Samples.at(dimension, 1)))
                    .toList());
            for (String id : ids) {
                assertThat(store.getByIds(List.of(id)))
                        .containsExactly(Document.of(id, Map.of(id, id)).withId(id));
            }
            assertThat(store.getByIds(ids)).extracting(Document::id).isEqualTo(ids);
        }
    }

    @Rule(
            id = "GET-05",
            intent = "Any number of ids can be asked for at once.",
            ifItFails = "check the limit on parameters of one statement: send the ids as one array")
    default void findsManyIdsAtOnce() {
        try (VectorStore store = subject().openFresh()) {
            List<String> ids = store.addEmbedded(Samples.fan(subject().dimension(), 3));
            List<String> asked = new ArrayList<>();
            for (int i = 0; i < 40_000; i++) {
                asked.add("unknown " + i);
            }
            asked.addAll(ids);
            assertThat(store.getByIds(asked)).extracting(Document::text).containsExactly("d0", "d1", "d2");
        }
    }
}
