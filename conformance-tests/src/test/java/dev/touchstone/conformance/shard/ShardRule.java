package dev.touchstone.conformance.shard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lets a statement be sent to the one shard that holds a user's rows: wherever it names one of the store's tables,
 * the same SELECT, UPDATE or DELETE compares {@code user_id} with a parameter, and an INSERT or COPY fills it.
 */
final class ShardRule {
    private static final String NAME =
            "(?:\"?[a-z0-9_]+\"?\\.)?(?:vector_documents(?:_p[0-9]+)?|collection_keys|migrations)" + "(?![a-z0-9_])";
    private static final Pattern TABLE = Pattern.compile("(?<![a-z0-9_.\"])" + NAME + "(?!\\.)");
    private static final Pattern READ = Pattern.compile("(?:from|join|update|using) (?:only )?$");
    private static final Pattern COLUMNS = Pattern.compile("^ \\(#([0-9]+)\\)");
    private static final Pattern CONFLICT = Pattern.compile("on conflict \\(#([0-9]+)\\)");
    private static final Pattern BOUND = Pattern.compile("(?<![a-z0-9_])user_id = (?:\\$[0-9]+|\\?)");
    private static final Pattern EITHER = Pattern.compile("(?<![a-z0-9_])or(?![a-z0-9_])");
    private static final Pattern USER = Pattern.compile("(?<![a-z0-9_])user_id(?![a-z0-9_])");

    /** Statements that legitimately are no one user's. */
    static final List<Exempt> EXEMPT = List.of(
            new Exempt("(create|alter|drop|comment on|revoke|grant|do) ", "definitions, which every shard has alike"),
            new Exempt("(vacuum|analyze|truncate) ", "maintenance, which every shard does for itself"),
            new Exempt(
                    "select count\\(\\*\\) from \"[a-z0-9_]+\"\\.vector_documents_p[0-9]+$",
                    "rows of a partition, counted before an index is built over it, shard by shard"));

    private ShardRule() {}

    /**
     * A form of statements that needs no user.
     *
     * @param begins regular expression of its beginning, in lower case
     */
    record Exempt(String begins, String reason) {
        boolean covers(String sql) {
            return Pattern.compile(begins).matcher(sql).lookingAt();
        }
    }

    /** Returns what is wrong with a statement, or nothing. */
    static Optional<String> fault(String sql) {
        String plain = plain(sql);
        if (EXEMPT.stream().anyMatch(exempt -> exempt.covers(plain))) {
            return Optional.empty();
        }
        List<String> groups = groups(plain);
        return groups.stream().flatMap(group -> fault(group, groups).stream()).findFirst();
    }

    /** Whether a statement names one of the store's tables. */
    static boolean concerns(String sql) {
        return TABLE.matcher(plain(sql)).find();
    }

    /** In lower case, on one line, without what stands in quotes. */
    private static String plain(String sql) {
        return sql.toLowerCase(Locale.ROOT)
                .replaceAll("'(?:[^']|'')*'", "''")
                .replaceAll("--[^\n]*", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** What stands in each pair of parentheses, inner pairs replaced by {@code (#number)}; the whole is the last. */
    private static List<String> groups(String sql) {
        List<String> closed = new ArrayList<>();
        Deque<StringBuilder> open = new ArrayDeque<>();
        open.push(new StringBuilder());
        for (int at = 0; at < sql.length(); at++) {
            char c = sql.charAt(at);
            if (c == '(') {
                open.push(new StringBuilder());
            } else if (c == ')' && open.size() > 1) {
                closed.add(open.pop().toString());
                open.element().append("(#").append(closed.size() - 1).append(')');
            } else {
                open.element().append(c);
            }
        }
        open.descendingIterator().forEachRemaining(left -> closed.add(left.toString()));
        return closed;
    }

    private static Optional<String> fault(String group, List<String> groups) {
        Matcher table = TABLE.matcher(group);
        while (table.find()) {
            String before = group.substring(0, table.start());
            String after = group.substring(table.end());
            if (READ.matcher(before).find()) {
                if (!BOUND.matcher(group).find()) {
                    return Optional.of("does not compare user_id with a parameter: " + group);
                }
                if (EITHER.matcher(group).find()) {
                    return Optional.of("compares user_id in one of several alternatives: " + group);
                }
            } else if (before.endsWith("into ") || before.endsWith("copy ")) {
                if (!fills(COLUMNS.matcher(after), groups)) {
                    return Optional.of("does not fill user_id: " + group);
                }
                Matcher conflict = CONFLICT.matcher(after);
                if (after.contains("on conflict (#") && !fills(conflict, groups)) {
                    return Optional.of("meets conflicts of other users: " + group);
                }
            } else {
                return Optional.of("uses the table in a way this rule does not know: " + group);
            }
        }
        return Optional.empty();
    }

    private static boolean fills(Matcher columns, List<String> groups) {
        return columns.find()
                && USER.matcher(groups.get(Integer.parseInt(columns.group(1)))).find();
    }
}
