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
import static dev.touchstone.store.MetadataFilter.or;

import dev.touchstone.store.MetadataFilter;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Values of every type under one key, and which of them each filter matches, written down by hand. */
final class FilterTable {
    static final String KEY = "k";

    private static final long BEYOND_DOUBLES = (1L << 53) + 1;
    private static final String AFTER_THE_SURROGATES = "\uffee";
    private static final String EMOJI = "\ud83d\ude00";

    private FilterTable() {}

    /** The metadata of each document, by the document's text. */
    static Map<String, Map<String, Object>> documents() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("null", null);
        values.put("true", true);
        values.put("false", false);
        values.put("-1", -1);
        values.put("0", 0);
        values.put("1", 1);
        values.put("1.0", 1.0);
        values.put("1.5", 1.5);
        values.put("10", 10);
        values.put("2^53", 1L << 53);
        values.put("2^53+1", BEYOND_DOUBLES);
        values.put("2^80", BigInteger.TWO.pow(80));
        values.put("''", "");
        values.put("'1'", "1");
        values.put("'10'", "10");
        values.put("'9'", "9");
        values.put("'Z'", "Z");
        values.put("'a'", "a");
        values.put("'ä'", "ä");
        values.put("'U+FFEE'", AFTER_THE_SURROGATES);
        values.put("'emoji'", EMOJI);
        values.put("'true'", "true");
        values.put("[]", List.of());
        values.put("[1]", List.of(1));
        values.put("[a,null,[2],true]", Arrays.asList("a", null, List.of(2), true));
        values.put("{a:1}", Map.of("a", 1));
        Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Map<String, Object> metadata = new LinkedHashMap<>();
            metadata.put(KEY, value);
            documents.put(name, metadata);
        });
        documents.put("missing", Map.of("other", 1));
        documents.put("bare", Map.of());
        return documents;
    }

    /** Each filter with the texts of the documents it matches; its negation matches all others. */
    static Map<MetadataFilter, List<String>> rows() {
        Map<MetadataFilter, List<String>> rows = new LinkedHashMap<>();
        for (Section section : Section.values()) {
            rows.putAll(section.rows());
        }
        return rows;
    }

    /** What a part of the table is about. */
    enum Section {
        EQUALITY,
        MEMBERSHIP,
        NUMBERS,
        STRINGS,
        PRESENCE,
        LISTS,
        COMPOSITION;

        Map<MetadataFilter, List<String>> rows() {
            Map<MetadataFilter, List<String>> rows = new LinkedHashMap<>();
            switch (this) {
                case EQUALITY -> equality(rows);
                case MEMBERSHIP -> membership(rows);
                case NUMBERS -> numbers(rows);
                case STRINGS -> strings(rows);
                case PRESENCE -> presence(rows);
                case LISTS -> lists(rows);
                case COMPOSITION -> composition(rows);
            }
            return rows;
        }
    }

    private static void equality(Map<MetadataFilter, List<String>> rows) {
        rows.put(equalTo(KEY, null), List.of("null"));
        rows.put(equalTo(KEY, true), List.of("true"));
        rows.put(equalTo(KEY, 1), List.of("1", "1.0"));
        rows.put(equalTo(KEY, 1.0), List.of("1", "1.0"));
        rows.put(equalTo(KEY, -0.0), List.of("0"));
        rows.put(equalTo(KEY, BEYOND_DOUBLES), List.of("2^53+1"));
        rows.put(equalTo(KEY, Math.pow(2, 53)), List.of("2^53"));
        rows.put(equalTo(KEY, "1"), List.of("'1'"));
        rows.put(equalTo(KEY, ""), List.of("''"));
        rows.put(equalTo(KEY, "A"), List.of());
        rows.put(equalTo("absent", null), List.of());
    }

    private static void membership(Map<MetadataFilter, List<String>> rows) {
        rows.put(in(KEY, List.of()), List.of());
        rows.put(in(KEY, Arrays.asList(1L, "true", null)), List.of("1", "1.0", "'true'", "null"));
        rows.put(in(KEY, List.of(true, 10, "\"", "\\", "{}", "a,b")), List.of("true", "10"));
        rows.put(in("absent", Arrays.asList(1, null)), List.of());
    }

    private static void numbers(Map<MetadataFilter, List<String>> rows) {
        rows.put(lessThan(KEY, 1), List.of("-1", "0"));
        rows.put(lessOrEqual(KEY, 1), List.of("-1", "0", "1", "1.0"));
        rows.put(greaterThan(KEY, 1.5), List.of("10", "2^53", "2^53+1", "2^80"));
        rows.put(greaterOrEqual(KEY, BEYOND_DOUBLES), List.of("2^53+1", "2^80"));
        rows.put(greaterThan(KEY, BigInteger.TWO.pow(80)), List.of());
        rows.put(lessThan("absent", 1), List.of());
    }

    private static void strings(Map<MetadataFilter, List<String>> rows) {
        rows.put(lessThan(KEY, ""), List.of());
        rows.put(lessOrEqual(KEY, "10"), List.of("''", "'1'", "'10'"));
        rows.put(lessThan(KEY, "a"), List.of("''", "'1'", "'10'", "'9'", "'Z'"));
        rows.put(greaterThan(KEY, "a"), List.of("'ä'", "'U+FFEE'", "'emoji'", "'true'"));
        rows.put(greaterOrEqual(KEY, "ä"), List.of("'ä'", "'U+FFEE'", "'emoji'"));
        rows.put(greaterThan(KEY, AFTER_THE_SURROGATES), List.of("'emoji'"));
        rows.put(greaterOrEqual("absent", ""), List.of());
    }

    private static void presence(Map<MetadataFilter, List<String>> rows) {
        rows.put(not(exists(KEY)), List.of("missing", "bare"));
        rows.put(exists("other"), List.of("missing"));
    }

    private static void lists(Map<MetadataFilter, List<String>> rows) {
        rows.put(contains(KEY, 1.0), List.of("[1]"));
        rows.put(contains(KEY, "a"), List.of("[a,null,[2],true]"));
        rows.put(contains(KEY, null), List.of("[a,null,[2],true]"));
        rows.put(contains(KEY, true), List.of("[a,null,[2],true]"));
        rows.put(contains(KEY, 2), List.of());
        rows.put(contains(KEY, "1"), List.of());
        rows.put(contains(KEY, ""), List.of());
    }

    private static void composition(Map<MetadataFilter, List<String>> rows) {
        rows.put(or(), List.of());
        rows.put(not(and()), List.of());
        rows.put(and(greaterThan(KEY, 0), lessThan(KEY, 10)), List.of("1", "1.0", "1.5"));
        rows.put(or(equalTo(KEY, 10), equalTo("other", 1)), List.of("10", "missing"));
        rows.put(and(or(exists("other"), equalTo(KEY, "Z")), not(exists("other"))), List.of("'Z'"));
        rows.put(not(or(exists(KEY), not(exists("other")))), List.of("missing"));
        rows.put(and(exists("k"), not(lessThan(KEY, 0)), lessOrEqual(KEY, 0)), List.of("0"));
        rows.put(not(not(equalTo(KEY, false))), List.of("false"));
    }

    /** The texts of all documents but these. */
    static List<String> others(List<String> texts) {
        TreeSet<String> others = new TreeSet<>(documents().keySet());
        others.removeAll(texts);
        return List.copyOf(others);
    }
}
