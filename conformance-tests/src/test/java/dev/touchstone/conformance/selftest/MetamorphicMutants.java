package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.conformance.selftest.Mutant.Named;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Faults that show when a query or a collection is changed in a way that must not matter. */
final class MetamorphicMutants {
    private static final int SEARCHED = 30;

    private MetamorphicMutants() {}

    static List<Mutant> all() {
        return List.of(
                scoresByInnerProduct(),
                cutsBeforeSorting(),
                deletesANeighbour(),
                ranksByAbsoluteSimilarity(),
                dropsTheLastComponent(),
                searchesTheFirstFew(),
                negatesWithoutMissingKeys(),
                shiftsTexts());
    }

    /** Changes each answer, of which it sees every match. */
    private static Mutant ranking(
            Named named, BiFunction<SearchRequest, List<ScoredDocument>, List<ScoredDocument>> change) {
        return named.store(sound -> new ForwardingStore(sound) {
            @Override
            public List<ScoredDocument> search(SearchRequest request) {
                int all = (int) sound.getCollectionStats().documentCount() + 1;
                SearchRequest everything =
                        new SearchRequest(request.vector(), all, request.filter(), request.minScore());
                List<ScoredDocument> rows = change.apply(request, new ArrayList<>(sound.search(everything)));
                return rows.subList(0, Math.min(request.k(), rows.size()));
            }
        });
    }

    private static Mutant scoresByInnerProduct() {
        Named named =
                named("score_depends_on_length", "The score is not divided by the length of the query.", "MET-01");
        return ranking(named, (request, rows) -> {
            double length = length(request.vector());
            return rows.stream()
                    .map(row -> new ScoredDocument(row.document(), row.score() * length))
                    .toList();
        });
    }

    private static double length(float[] vector) {
        double square = 0;
        for (float component : vector) {
            square += (double) component * component;
        }
        return Math.sqrt(square);
    }

    private static Mutant cutsBeforeSorting() {
        Named named = named("cut_before_sorting", "The first rows found are sorted, not the best.", "MET-02");
        return ranking(named, (request, rows) -> {
            rows.sort(Comparator.comparing(row -> row.document().id()));
            List<ScoredDocument> first = new ArrayList<>(rows.subList(0, Math.min(request.k(), rows.size())));
            first.sort(Comparator.comparingDouble(ScoredDocument::score).reversed());
            return first;
        });
    }

    private static Mutant deletesANeighbour() {
        return named("delete_takes_a_prefix", "A deletion takes every id that begins with the one given.", "MET-03")
                .store(sound -> new ForwardingStore(sound) {
                    @Override
                    public void delete(List<String> ids) {
                        for (ScoredDocument row :
                                sound.search(everything(sound.embeddingModel().dimension()))) {
                            String id = row.document().id();
                            if (ids.stream().anyMatch(id::startsWith)) {
                                sound.delete(List.of(id));
                            }
                        }
                    }
                });
    }

    private static SearchRequest everything(int dimension) {
        float[] vector = new float[dimension];
        vector[0] = 1;
        return SearchRequest.of(vector, 1_000);
    }

    private static Mutant ranksByAbsoluteSimilarity() {
        Named named = named("absolute_similarity", "What points the other way counts as near.", "MET-04");
        return ranking(named, (request, rows) -> {
            rows.sort(Comparator.comparingDouble((ScoredDocument row) -> Math.abs(row.score()))
                    .reversed());
            return rows;
        });
    }

    private static Mutant dropsTheLastComponent() {
        UnaryOperator<float[]> cut = vector -> {
            float[] shorter = vector.clone();
            shorter[shorter.length - 1] = 0;
            return shorter;
        };
        return named("last_component_lost", "The last component of each vector is stored as 0.", "MET-05")
                .store(sound -> new ForwardingStore(sound) {
                    @Override
                    public List<String> addEmbedded(List<EmbeddedDocument> documents) {
                        return sound.addEmbedded(documents.stream()
                                .map(each -> new EmbeddedDocument(each.document(), cut.apply(each.vector())))
                                .toList());
                    }
                });
    }

    private static Mutant searchesTheFirstFew() {
        return named("first_rows_only", "Only the first 30 documents added are searched.", "MET-06")
                .store(sound -> new ForwardingStore(sound) {
                    private final List<String> ids = new ArrayList<>();

                    @Override
                    public List<String> addEmbedded(List<EmbeddedDocument> documents) {
                        List<String> added = sound.addEmbedded(documents);
                        ids.addAll(added);
                        return added;
                    }

                    @Override
                    public List<ScoredDocument> search(SearchRequest request) {
                        List<String> first = ids.subList(0, Math.min(SEARCHED, ids.size()));
                        return sound
                                .search(new SearchRequest(
                                        request.vector(), 1_000, request.filter(), request.minScore()))
                                .stream()
                                .filter(row -> first.contains(row.document().id()))
                                .limit(request.k())
                                .toList();
                    }
                });
    }

    private static Mutant negatesWithoutMissingKeys() {
        return named(
                        "negation_without_missing_keys",
                        "A negation does not match documents that lack the key.",
                        "MET-07")
                .store(sound -> new ForwardingStore(sound) {
                    @Override
                    public List<ScoredDocument> search(SearchRequest request) {
                        if (request.filter() instanceof MetadataFilter.Not not
                                && not.operand() instanceof MetadataFilter.Equal equal) {
                            return sound.search(
                                    request.withFilter(MetadataFilter.and(not, MetadataFilter.exists(equal.key()))));
                        }
                        return sound.search(request);
                    }
                });
    }

    private static Mutant shiftsTexts() {
        return named(
                        "text_of_a_neighbour",
                        "In calls of more than 10 documents each gets the text of the next.",
                        "MET-08")
                .store(sound -> new ForwardingStore(sound) {
                    @Override
                    public List<String> addEmbedded(List<EmbeddedDocument> documents) {
                        return sound.addEmbedded(documents.size() > 10 ? shifted(documents) : documents);
                    }
                });
    }

    private static List<EmbeddedDocument> shifted(List<EmbeddedDocument> documents) {
        List<EmbeddedDocument> shifted = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            Document own = documents.get(i).document();
            Document next = documents.get((i + 1) % documents.size()).document();
            shifted.add(new EmbeddedDocument(
                    new Document(own.id(), next.text(), own.metadata()),
                    documents.get(i).vector()));
        }
        return shifted;
    }
}
