package dev.touchstone.store.postgres;

import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.internal.MetadataJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A filter as SQL over the column {@code metadata}.
 *
 * <p>Keys and values are parameters, all of type text; the condition holds nothing of theirs. No part of it can raise
 * an error over a stored value or be null: JSONB orders numbers without a cast, and what is compared is of one type.
 *
 * @param condition empty, or {@code and} and a condition, with a question mark a value
 * @param values the parameters, in order
 */
record FilterSql(String condition, List<String> values) {
    FilterSql {
        values = List.copyOf(values);
    }

    static FilterSql of(MetadataFilter filter) {
        Writer writer = new Writer();
        if (filter instanceof MetadataFilter.And and) {
            and.operands().forEach(operand -> {
                writer.sql.append(" and ");
                writer.write(operand);
            });
        } else {
            writer.sql.append(" and ");
            writer.write(filter);
        }
        return new FilterSql(writer.sql.toString(), writer.values);
    }

    /** Collects text and parameters while it walks the tree. */
    private static final class Writer {
        private final StringBuilder sql = new StringBuilder();
        private final List<String> values = new ArrayList<>();

        void write(MetadataFilter filter) {
            if (filter instanceof MetadataFilter.And and) {
                join(and.operands(), " and ", "true");
            } else if (filter instanceof MetadataFilter.Or or) {
                join(or.operands(), " or ", "false");
            } else if (filter instanceof MetadataFilter.Not not) {
                sql.append("not ");
                write(not.operand());
            } else {
                sql.append('(');
                condition(filter);
                sql.append(')');
            }
        }

        private void join(List<MetadataFilter> operands, String operator, String without) {
            sql.append('(').append(operands.isEmpty() ? without : "");
            String before = "";
            for (MetadataFilter operand : operands) {
                sql.append(before);
                write(operand);
                before = operator;
            }
            sql.append(')');
        }

        /** Containment is what the index over the metadata offers; its scalars are equal, numbers by value. */
        private void condition(MetadataFilter filter) {
            if (filter instanceof MetadataFilter.Equal equal) {
                add("metadata @> ?::jsonb", member(equal.key(), equal.value()));
            } else if (filter instanceof MetadataFilter.Contains contains) {
                List<Object> list = Collections.singletonList(contains.element());
                add("metadata @> ?::jsonb", member(contains.key(), list));
            } else if (filter instanceof MetadataFilter.In in) {
                add("metadata @> any (?::jsonb[])", array(in));
            } else if (filter instanceof MetadataFilter.Exists exists) {
                add("metadata -> ?::text is not null", exists.key());
            } else {
                compare((MetadataFilter.Compared) filter);
            }
        }

        /** "Is true", since an absent key compares as null, whose negation is null too. */
        private void compare(MetadataFilter.Compared compared) {
            String key = compared.key();
            String operator = operator(compared.comparison());
            if (compared.bound() instanceof String bound) {
                add("(jsonb_typeof(metadata -> ?::text) = 'string'", key);
                add(" and (metadata ->> ?::text) collate \"C\" " + operator + " ?::text) is true", key, bound);
            } else {
                add("(jsonb_typeof(metadata -> ?::text) = 'number'", key);
                String number = MetadataJson.write(compared.bound());
                add(" and metadata -> ?::text " + operator + " ?::jsonb) is true", key, number);
            }
        }

        private static String operator(MetadataFilter.Comparison comparison) {
            return switch (comparison) {
                case LESS -> "<";
                case LESS_OR_EQUAL -> "<=";
                case GREATER -> ">";
                case GREATER_OR_EQUAL -> ">=";
            };
        }

        private void add(String text, String... parameters) {
            sql.append(text);
            values.addAll(List.of(parameters));
        }

        private static String member(String key, Object value) {
            return MetadataJson.write(Collections.singletonMap(key, value));
        }

        /** An array literal: elements in double quotes, in which quotes and backslashes are escaped. */
        private static String array(MetadataFilter.In in) {
            return in.values().stream()
                    .map(value -> member(in.key(), value).replace("\\", "\\\\").replace("\"", "\\\""))
                    .map(escaped -> '"' + escaped + '"')
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }
}
