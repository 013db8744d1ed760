package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Faults of searching. */
final class SearchMutants {
    private static final int GENERIC_PLAN_FROM = 10;

    private SearchMutants() {}

    static List<Mutant> all() {
        return List.of(
                named("euclidean_distance", "The nearest by Euclidean distance come first.", "SEA-01")
                        .store(EuclideanOrder::new),
                named("farthest_first", "The order is that of the distance turned round.", "SEA-01")
                        .store(Faults.searching((sound, request) -> {
                            List<ScoredDocument> rows = new ArrayList<>(
                                    sound.search(new SearchRequest(request.vector(), 100_000, request.filter())));
                            Collections.reverse(rows);
                            return Faults.first(request.k(), rows);
                        })),
                named("empty_collection_is_an_error", "A search in a collection without documents fails.", "SEA-02")
                        .store(Faults.searching((sound, request) -> {
                            if (sound.getCollectionStats().documentCount() == 0) {
                                throw new VectorStoreException("the collection does not exist");
                            }
                            return sound.search(request);
                        })),
                named("ties_reversed", "Among equal scores the last document added comes first.", "SEA-03")
                        .store(Faults.searching(SearchMutants::reversedTies)),
                named(
                                "relaxed_order",
                                "Rows come as an iterative scan finds them, here and there out of order.",
                                "SEA-04")
                        .store(Faults.answering(SearchMutants::relaxed)),
                named(
                                "generic_plan",
                                "From the 10th execution on a filtered search looks at the index alone.",
                                "SEA-05")
                        .store(GenericPlan::new),
                named("query_padded", "A query of another dimension is cut or filled up with zeros.", "SEA-06")
                        .store(sound -> Faults.asking(request -> withVector(
                                        request,
                                        Arrays.copyOf(
                                                request.vector(),
                                                sound.embeddingModel().dimension())))
                                .apply(sound)),
                named("filter_lost_by_text", "A search by text forgets its filter.", "SEA-07")
                        .store(sound -> new ForwardingStore(sound) {
                            @Override
                            public List<ScoredDocument> similaritySearchWithScore(
                                    String query, int k, MetadataFilter filter) {
                                return similaritySearchWithScore(query, k);
                            }
                        }),
                named("text_of_the_neighbour", "After a deletion texts are read at their old places.", "SEA-08")
                        .store(NeighboursTexts::new),
                named(
                                "index_and_exact_joined",
                                "Where the index finds too few, the exact rows come on top of them.",
                                "SEA-09")
                        .store(Faults.searching((sound, request) -> {
                            List<ScoredDocument> rows = new ArrayList<>(sound.search(request));
                            if (rows.size() < request.k()) {
                                rows.addAll(sound.search(request));
                            }
                            return Faults.first(request.k(), rows);
                        })),
                named(
                                "index_built_empty",
                                "A list whose centre was chosen before there was anything is not probed.",
                                "SEA-10")
                        .store(Faults.searching((sound, request) -> {
                            SearchRequest everything =
                                    new SearchRequest(request.vector(), 100_000, request.filter(), request.minScore());
                            List<ScoredDocument> probed = sound.search(everything).stream()
                                    .filter(row -> row.document().text().hashCode() % 7 != 0)
                                    .toList();
                            return probed.size() < request.k()
                                    ? sound.search(request)
                                    : Faults.first(request.k(), probed);
                        })),
                named("query_normalised_in_place", "The query is scaled in the caller's own array.", "SEA-11")
                        .store(Faults.asking(request -> {
                            double length = Math.hypot(request.vector()[0], request.vector()[1]);
                            for (int i = 0; i < request.vector().length && length > 0; i++) {
                                request.vector()[i] = (float) (request.vector()[i] / length);
                            }
                            return request;
                        })),
                named("vectors_of_a_call_rotated", "Each document of a call gets the vector of the next.", "SEA-12")
                        .store(Faults.adding(SearchMutants::rotated)),
                named("vectors_as_short_text", "Vectors are written out with six digits behind the point.", "SEA-13")
                        .store(Faults.storingVectors(vector -> {
                            for (int i = 0; i < vector.length; i++) {
                                vector[i] = Math.round(vector[i] * 1e6) / 1e6f;
                            }
                            return vector;
                        })),
                named("gives_its_own_maps", "What a search returns is what is stored, open to changes.", "SEA-14")
                        .store(OpenMetadata::new));
    }

    private static SearchRequest withVector(SearchRequest request, float[] vector) {
        return new SearchRequest(vector, request.k(), request.filter(), request.minScore());
    }

    private static List<ScoredDocument> reversedTies(VectorStore sound, SearchRequest request) {
        SearchRequest everything = new SearchRequest(request.vector(), 100_000, request.filter(), request.minScore());
        List<ScoredDocument> rows = new ArrayList<>(sound.search(everything));
        Collections.reverse(rows);
        rows.sort(Comparator.comparingDouble(ScoredDocument::score).reversed());
        return Faults.first(request.k(), rows);
    }

    private static List<ScoredDocument> relaxed(List<ScoredDocument> rows) {
        List<ScoredDocument> found = new ArrayList<>(rows);
        for (int i = 12; i + 1 < found.size(); i += 12) {
            Collections.swap(found, i, i + 1);
        }
        return found;
    }

    private static List<EmbeddedDocument> rotated(List<EmbeddedDocument> documents) {
        List<EmbeddedDocument> rotated = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            float[] next = documents.get((i + 1) % documents.size()).vector();
            rotated.add(new EmbeddedDocument(documents.get(i).document(), next));
        }
        return rotated;
    }

    /** Ranks by the length of the difference and scores with the cosine. */
    private static final class EuclideanOrder extends ForwardingStore {
        private final Map<String, float[]> vectors = new HashMap<>();

        EuclideanOrder(VectorStore sound) {
            super(sound);
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            List<String> ids = sound.addEmbedded(documents);
            for (int i = 0; i < ids.size(); i++) {
                vectors.put(ids.get(i), documents.get(i).vector());
            }
            return ids;
        }

        @Override
        public List<ScoredDocument> search(SearchRequest request) {
            List<ScoredDocument> rows = new ArrayList<>(
                    sound.search(new SearchRequest(request.vector(), 100_000, request.filter(), request.minScore())));
            rows.sort(Comparator.comparingDouble(row -> distance(row, request.vector())));
            return Faults.first(request.k(), rows);
        }

        private double distance(ScoredDocument row, float[] query) {
            float[] vector = vectors.getOrDefault(row.document().id(), query);
            double squares = 0;
            for (int i = 0; i < vector.length; i++) {
                squares += Math.pow((double) vector[i] - query[i], 2);
            }
            return squares;
        }
    }

    /** Turns to a plan that filters what the index found, after as many executions as PostgreSQL does. */
    private static final class GenericPlan extends ForwardingStore {
        private int executions;

        GenericPlan(VectorStore sound) {
            super(sound);
        }

        @Override
        public List<ScoredDocument> search(SearchRequest request) {
            List<ScoredDocument> rows = sound.search(request);
            if (request.filter().equals(MetadataFilter.all()) || ++executions < GENERIC_PLAN_FROM) {
                return rows;
            }
            List<ScoredDocument> index = sound.search(SearchRequest.of(request.vector(), request.k()));
            return rows.stream().filter(index::contains).toList();
        }
    }

    /** Keeps texts in a list of their own from which nothing is ever removed. */
    private static final class NeighboursTexts extends ForwardingStore {
        private final List<String> order = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();

        NeighboursTexts(VectorStore sound) {
            super(sound);
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            List<String> ids = sound.addEmbedded(documents);
            for (int i = 0; i < ids.size(); i++) {
                if (!order.contains(ids.get(i))) {
                    order.add(ids.get(i));
                    texts.add(documents.get(i).document().text());
                }
            }
            return ids;
        }

        @Override
        public void delete(List<String> ids) {
            sound.delete(ids);
            order.removeAll(ids);
        }

        @Override
        public List<ScoredDocument> search(SearchRequest request) {
            return sound.search(request).stream().map(this::misread).toList();
        }

        private ScoredDocument misread(ScoredDocument row) {
            Document document = row.document();
            int place = order.indexOf(document.id());
            String text = place < 0 || order.size() == texts.size() ? document.text() : texts.get(place);
            return new ScoredDocument(new Document(document.id(), text, document.metadata()), row.score());
        }
    }

    /** Answers with maps and lists of its own that anybody may change. */
    private static final class OpenMetadata extends ForwardingStore {
        private final Map<String, Document> documents = new HashMap<>();

        OpenMetadata(VectorStore sound) {
            super(sound);
        }

        @Override
        public List<ScoredDocument> search(SearchRequest request) {
            return sound.search(request).stream()
                    .map(row -> new ScoredDocument(
                            documents.computeIfAbsent(row.document().id(), id -> open(row.document())), row.score()))
                    .toList();
        }

        private static Document open(Document document) {
            Map<String, Object> open = new LinkedHashMap<>();
            document.metadata().forEach((key, value) -> open.put(key, openValue(value)));
            return Faults.withMetadata(document, open);
        }

        private static Object openValue(Object value) {
            if (value instanceof List<?> list) {
                return new ArrayList<>(list);
            }
            return value instanceof Map<?, ?> map ? new LinkedHashMap<>(map) : value;
        }
    }
}
