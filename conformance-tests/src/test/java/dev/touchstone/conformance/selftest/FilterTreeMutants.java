package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.conformance.reference.FilterMeaning;
import dev.touchstone.store.Document;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.MetadataFilter.Equal;
import dev.touchstone.store.MetadataFilter.In;
import dev.touchstone.store.MetadataFilter.Not;
import dev.touchstone.store.MetadataFilter.Or;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Faults of how filters are put together and of where they look. */
final class FilterTreeMutants {
    private static final int FEW = 100;

    private FilterTreeMutants() {}

    static List<Mutant> all() {
        return List.of(
                named("empty_list_means_all", "In without values is no condition.", "FIL-02")
                        .store(Conditions.rewriting(In.class, in -> in.values().isEmpty() ? MetadataFilter.all() : in)),
                named("or_of_nothing_matches", "Or without operands matches everything.", "FIL-07")
                        .store(Conditions.rewriting(
                                Or.class, or -> or.operands().isEmpty() ? MetadataFilter.all() : or)),
                named("not_needs_the_key", "A negated condition does not match documents that lack its key.", "FIL-08")
                        .store(Conditions.rewriting(Not.class, FilterTreeMutants::withKey)),
                named("list_put_into_the_text", "In splits its values at commas and quotes.", "FIL-10")
                        .store(Conditions.rewriting(In.class, FilterTreeMutants::split)),
                named("a_hundred_conditions", "Of an or the first hundred operands count.", "FIL-11")
                        .store(Conditions.rewriting(Or.class, or -> new Or(Faults.first(FEW, or.operands())))),
                named("key_as_path", "A dot in a key leads into a map.", "FIL-14")
                        .store(Faults.meaning(FilterTreeMutants::alongThePath)),
                named("fields_taken_for_metadata", "A filter on id or text looks at the document's own.", "FIL-15")
                        .store(Faults.searching(FilterTreeMutants::withFields)));
    }

    private static MetadataFilter withKey(Not not) {
        String key = Conditions.key(not.operand());
        return key.isEmpty() ? not : MetadataFilter.and(not, MetadataFilter.exists(key));
    }

    private static MetadataFilter split(In in) {
        return new In(
                in.key(),
                in.values().stream()
                        .flatMap(value -> value instanceof String text
                                ? Arrays.<Object>stream(text.split("[,\"]", -1))
                                : Stream.of(value))
                        .toList());
    }

    private static boolean alongThePath(MetadataFilter condition, Map<String, Object> metadata) {
        if (!(condition instanceof Equal equal) || !equal.key().contains(".")) {
            return FilterMeaning.matches(condition, metadata);
        }
        Object value = metadata;
        for (String step : equal.key().split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return Conditions.sound(equal, value);
    }

    private static List<ScoredDocument> withFields(VectorStore sound, SearchRequest request) {
        return Faults.first(
                request.k(),
                Faults.everything(sound, request.vector()).stream()
                        .filter(row -> request.accepts(row.score()))
                        .filter(row -> FilterMeaning.matches(request.filter(), fields(row.document())))
                        .toList());
    }

    private static Map<String, Object> fields(Document document) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("id", document.id(), "text", document.text()));
        fields.putAll(document.metadata());
        return fields;
    }
}
