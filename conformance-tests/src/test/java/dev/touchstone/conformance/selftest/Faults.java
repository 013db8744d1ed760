package dev.touchstone.conformance.selftest;

import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MarginalRelevanceRequest;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.Page;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** The places a fault can sit in. */
final class Faults {
    private Faults() {}

    /** Changes the documents of a call before they are stored. */
    static UnaryOperator<VectorStore> adding(UnaryOperator<List<EmbeddedDocument>> change) {
        return sound -> new ForwardingStore(sound) {
            @Override
            public List<String> addEmbedded(List<EmbeddedDocument> documents) {
                return sound.addEmbedded(change.apply(documents));
            }
        };
    }

    /** Changes each document before it is stored. */
    static UnaryOperator<VectorStore> storing(UnaryOperator<Document> change) {
        return adding(documents -> documents.stream()
                .map(embedded -> new EmbeddedDocument(change.apply(embedded.document()), embedded.vector()))
                .toList());
    }

    /** Changes each vector, copied, before it is stored. */
    static UnaryOperator<VectorStore> storingVectors(UnaryOperator<float[]> change) {
        return adding(documents -> documents.stream()
                .map(embedded -> new EmbeddedDocument(
                        embedded.document(), change.apply(embedded.vector().clone())))
                .toList());
    }

    /** Changes each scalar of the metadata, however deep, before it is stored. */
    static UnaryOperator<VectorStore> storingValues(UnaryOperator<Object> change) {
        return storing(document -> withMetadata(document, mapped(document.metadata(), change)));
    }

    static Document withMetadata(Document document, Map<String, Object> metadata) {
        return new Document(document.id(), document.text(), metadata);
    }

    private static Map<String, Object> mapped(Map<?, ?> map, UnaryOperator<Object> change) {
        Map<String, Object> mapped = new LinkedHashMap<>();
        map.forEach((key, value) -> mapped.put((String) key, mappedValue(value, change)));
        return mapped;
    }

    private static Object mappedValue(Object value, UnaryOperator<Object> change) {
        if (value instanceof Map<?, ?> map) {
            boolean storable = map.keySet().stream().allMatch(String.class::isInstance);
            return storable ? mapped(map, change) : map;
        }
        if (value instanceof List<?> list) {
            List<Object> mapped = new ArrayList<>();
            list.forEach(element -> mapped.add(mappedValue(element, change)));
            return mapped;
        }
        return change.apply(value);
    }

    /** Changes what is asked of a search. */
    static UnaryOperator<VectorStore> asking(UnaryOperator<SearchRequest> change) {
        return searching((sound, request) -> sound.search(change.apply(request)));
    }

    /** Changes the answer to a search. */
    static UnaryOperator<VectorStore> answering(UnaryOperator<List<ScoredDocument>> change) {
        return searching((sound, request) -> change.apply(sound.search(request)));
    }

    /** Changes the score of each row of an answer. */
    static UnaryOperator<VectorStore> scoring(UnaryOperator<Double> change) {
        return answering(rows -> rows.stream()
                .map(row -> new ScoredDocument(row.document(), change.apply(row.score())))
                .toList());
    }

    /** Searches in its own way. */
    static UnaryOperator<VectorStore> searching(Search search) {
        return sound -> new ForwardingStore(sound) {
            @Override
            public List<ScoredDocument> search(SearchRequest request) {
                return search.answer(sound, request);
            }
        };
    }

    /** A way to search. */
    @FunctionalInterface
    interface Search {
        List<ScoredDocument> answer(VectorStore sound, SearchRequest request);
    }

    /** Every document, nearest first. */
    static List<ScoredDocument> everything(VectorStore sound, float[] query) {
        int count = (int) sound.getCollectionStats().documentCount();
        return sound.search(SearchRequest.of(query, count + 1));
    }

    /** The first k rows. */
    static <T> List<T> first(int k, List<T> rows) {
        return rows.subList(0, Math.min(k, rows.size()));
    }

    /** Changes the filter of every operation. */
    static UnaryOperator<VectorStore> filtering(UnaryOperator<MetadataFilter> change) {
        return sound -> new ForwardingStore(sound) {
            @Override
            public List<ScoredDocument> search(SearchRequest request) {
                return sound.search(request.withFilter(change.apply(request.filter())));
            }

            @Override
            public List<ScoredDocument> maxMarginalRelevanceSearch(MarginalRelevanceRequest request) {
                SearchRequest candidates = request.candidates();
                return sound.maxMarginalRelevanceSearch(new MarginalRelevanceRequest(
                        candidates.withFilter(change.apply(candidates.filter())), request.k(), request.lambda()));
            }

            @Override
            public Page<Document> page(PageRequest request) {
                return sound.page(request.withFilter(change.apply(request.filter())));
            }

            @Override
            public long deleteMatching(MetadataFilter filter) {
                return sound.deleteMatching(change.apply(filter));
            }
        };
    }

    /** Gives the conditions of a search a meaning of its own; and, or and not keep theirs. */
    static UnaryOperator<VectorStore> meaning(BiPredicate<MetadataFilter, Map<String, Object>> condition) {
        return searching((sound, request) -> first(
                request.k(),
                everything(sound, request.vector()).stream()
                        .filter(row -> request.accepts(row.score()))
                        .filter(row -> holds(request.filter(), row.document().metadata(), condition))
                        .toList()));
    }

    private static boolean holds(
            MetadataFilter filter,
            Map<String, Object> metadata,
            BiPredicate<MetadataFilter, Map<String, Object>> condition) {
        if (filter instanceof MetadataFilter.And and) {
            return and.operands().stream().allMatch(operand -> holds(operand, metadata, condition));
        }
        if (filter instanceof MetadataFilter.Or or) {
            return or.operands().stream().anyMatch(operand -> holds(operand, metadata, condition));
        }
        if (filter instanceof MetadataFilter.Not not) {
            return !holds(not.operand(), metadata, condition);
        }
        return condition.test(filter, metadata);
    }

    /** Rewrites a filter from its conditions upwards. */
    static MetadataFilter rewritten(MetadataFilter filter, UnaryOperator<MetadataFilter> change) {
        MetadataFilter inner = filter;
        if (filter instanceof MetadataFilter.And and) {
            inner = new MetadataFilter.And(and.operands().stream()
                    .map(operand -> rewritten(operand, change))
                    .toList());
        } else if (filter instanceof MetadataFilter.Or or) {
            inner = new MetadataFilter.Or(or.operands().stream()
                    .map(operand -> rewritten(operand, change))
                    .toList());
        } else if (filter instanceof MetadataFilter.Not not) {
            inner = new MetadataFilter.Not(rewritten(not.operand(), change));
        }
        return change.apply(inner);
    }
}
