package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.store.Document;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Faults of getting by id. */
final class GetMutants {
    private static final int MOST_PARAMETERS = 32_767;

    private GetMutants() {}

    static List<Mutant> all() {
        return List.of(
                named("order_of_the_table", "Documents come in the order they are stored in, each once.", "GET-01")
                        .store(getting((sound, ids) -> everything(sound).stream()
                                .filter(document -> ids.contains(document.id()))
                                .toList())),
                named("metadata_not_read", "Documents got by id come without their metadata.", "GET-02")
                        .store(getting((sound, ids) -> sound.getByIds(ids).stream()
                                .map(document -> Faults.withMetadata(document, Map.of()))
                                .toList())),
                named("no_id_means_every_id", "An empty list of ids is no condition, and everything comes.", "GET-03")
                        .store(getting((sound, ids) -> ids.isEmpty() ? everything(sound) : sound.getByIds(ids))),
                named("ids_as_patterns", "Ids are compared with LIKE, where % and _ stand for others.", "GET-04")
                        .store(getting((sound, ids) ->
                                ids.stream().flatMap(id -> matching(sound, id)).toList())),
                named("a_parameter_an_id", "More ids than a statement has parameters are an error.", "GET-05")
                        .store(getting((sound, ids) -> {
                            if (ids.size() > MOST_PARAMETERS) {
                                throw new VectorStoreException("out of range for a 2-byte integer: " + ids.size());
                            }
                            return sound.getByIds(ids);
                        })));
    }

    private static UnaryOperator<VectorStore> getting(BiFunction<VectorStore, List<String>, List<Document>> get) {
        return sound -> new ForwardingStore(sound) {
            @Override
            public List<Document> getByIds(List<String> ids) {
                return get.apply(sound, ids);
            }
        };
    }

    private static Stream<Document> matching(VectorStore sound, String pattern) {
        return isPattern(pattern)
                ? everything(sound).stream().filter(document -> like(pattern, document.id()))
                : sound.getByIds(List.of(pattern)).stream();
    }

    static boolean isPattern(String id) {
        return id.contains("%") || id.contains("_");
    }

    private static List<Document> everything(VectorStore sound) {
        return sound.page(PageRequest.first(10_000)).items();
    }

    static boolean like(String pattern, String value) {
        String regex = pattern.codePoints()
                .mapToObj(c -> c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(value).matches();
    }
}
