package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.AttributeColumn;
import dev.touchstone.dataset.Corpus;
import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.QuerySet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which documents a query may find: those that have all of some attribute values, and those that have some attributes
 * in common with the query.
 *
 * @param filter attributes and the values a document must have
 * @param shared attributes in which document and query must be equal, {@link CorpusDocument#USER} for instance
 */
public record SearchScope(SortedMap<String, String> filter, SortedSet<String> shared) {
    /** Lets every query find every document. */
    public static final SearchScope ALL = of(Map.of(), Set.of());

    public SearchScope {
        filter = Collections.unmodifiableSortedMap(new TreeMap<>(filter));
        shared = Collections.unmodifiableSortedSet(new TreeSet<>(shared));
    }

    /** Returns a scope. */
    public static SearchScope of(Map<String, String> filter, Set<String> shared) {
        return new SearchScope(new TreeMap<>(filter), new TreeSet<>(shared));
    }

    /** Lets every query find the documents with all of some values. */
    public static SearchScope filteredBy(Map<String, String> filter) {
        return of(filter, Set.of());
    }

    /** Lets every query find the documents of the user who asks it. */
    public static SearchScope ownUser() {
        return of(Map.of(), Set.of(CorpusDocument.USER));
    }

    /** Returns whether every query may find every document. */
    public boolean isAll() {
        return filter.isEmpty() && shared.isEmpty();
    }

    /** Returns it in words, {@code tenth = 3, own user} for instance. */
    public String label() {
        List<String> parts = new ArrayList<>();
        filter.forEach((attribute, value) -> parts.add(attribute + " = " + value));
        shared.forEach(attribute -> parts.add("own " + attribute));
        return parts.isEmpty() ? "all documents" : String.join(", ", parts);
    }

    /**
     * Returns the filter that scores answers given within this scope.
     *
     * @throws DatasetException where no document has one of its attributes, or a query lacks a shared one
     */
    public RowFilter rowFilter(Dataset dataset) {
        if (isAll()) {
            return RowFilter.ALL;
        }
        Map<Map<String, String>, IntPredicate> predicates = new HashMap<>();
        Columns columns = columns(dataset.corpus());
        List<IntPredicate> byQuery = IntStream.range(0, dataset.queries().size())
                .mapToObj(query -> wanted(dataset.queries(), query))
                .map(wanted -> predicates.computeIfAbsent(wanted, columns::matching))
                .toList();
        return (query, row) -> byQuery.get(query).test(row);
    }

    /** Returns, for each different set of wanted values, the rows that have them and the queries that want them. */
    List<Part> parts(Corpus corpus, QuerySet queries) {
        Map<Map<String, String>, List<Integer>> asking = new LinkedHashMap<>();
        for (int query = 0; query < queries.size(); query++) {
            asking.computeIfAbsent(wanted(queries, query), wanted -> new ArrayList<>())
                    .add(query);
        }
        Columns columns = columns(corpus);
        return asking.entrySet().stream()
                .map(part -> new Part(
                        IntStream.range(0, corpus.size())
                                .filter(columns.matching(part.getKey()))
                                .toArray(),
                        part.getValue().stream().mapToInt(Integer::intValue).toArray()))
                .toList();
    }

    private Map<String, String> wanted(QuerySet queries, int query) {
        Map<String, String> wanted = new TreeMap<>(filter);
        for (String attribute : shared) {
            String value = queries.attributes(query).get(attribute);
            if (value == null) {
                throw new DatasetException("query " + query + " has no '" + attribute
                        + "', so what it may find is unknown; choose a dataset whose queries have one");
            }
            String before = wanted.put(attribute, value);
            if (before != null) {
                throw new DatasetException("'" + attribute + "' is both filtered by and shared; leave one out");
            }
        }
        return wanted;
    }

    private Columns columns(Corpus corpus) {
        Map<String, AttributeColumn> columns = new HashMap<>();
        Set<String> attributes = new TreeSet<>(filter.keySet());
        attributes.addAll(shared);
        for (String attribute : attributes) {
            AttributeColumn column = corpus.column(attribute);
            if (column.values().isEmpty()) {
                throw new DatasetException("no document has an attribute '" + attribute + "'; document 0 has "
                        + new TreeSet<>(corpus.attributes(0).keySet()));
            }
            columns.put(attribute, column);
        }
        return new Columns(columns);
    }

    /**
     * Queries that may find the same rows.
     *
     * @param rows numbers of the rows, rising
     * @param queries numbers of the queries, rising
     */
    @SuppressWarnings("ArrayRecordComponent") // up to a number a row, never compared
    record Part(int[] rows, int[] queries) {}

    /** The attributes a scope looks at. */
    private record Columns(Map<String, AttributeColumn> byAttribute) {
        IntPredicate matching(Map<String, String> wanted) {
            return wanted.entrySet().stream()
                    .map(entry -> byAttribute.get(entry.getKey()).having(entry.getValue()))
                    .reduce(row -> true, IntPredicate::and);
        }
    }
}
