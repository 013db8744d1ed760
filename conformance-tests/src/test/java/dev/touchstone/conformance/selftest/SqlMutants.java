package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import java.util.List;

/** Faults in the SQL of the PostgreSQL store, which searches exactly. */
final class SqlMutants {
    static final Mutant.Named IVFFLAT_BUILT_EMPTY =
            named("ivfflat_built_empty", "The lists are made before there is a document.", "IDX-02");

    private SqlMutants() {}

    static List<SqlMutant> all() {
        return List.of(
                SqlMutant.of(
                                named("sql_user_not_bound", "The search's condition on the user is gone.", "ISO-01"),
                                "(from \\S+ where )user_id = (\\$\\d+)",
                                "$1$2::text is not null")
                        .withoutRowLevelSecurity(),
                SqlMutant.of(
                                named("sql_collection_not_bound", "The condition on the collection is gone.", "ISO-01"),
                                "collection_name = (\\$\\d+)",
                                "$1::text is not null")
                        .withoutRowLevelSecurity(),
                SqlMutant.of(
                                named("sql_delete_without_user", "Deleting by id is not bound to the user.", "ISO-08"),
                                "(delete from \\S+ where )user_id = (\\$\\d+)",
                                "$1$2::text is not null")
                        .withoutRowLevelSecurity(),
                SqlMutant.of(
                        named("sql_filter_forgotten", "Equality in a filter is always true.", "FIL-01"),
                        "metadata @> (\\$\\d+)::jsonb",
                        "$1::jsonb is not null"),
                SqlMutant.of(
                        named("sql_filter_as_text", "Numbers are compared as they are written.", "FIL-03"),
                        "metadata -> (\\$\\d+)::text ([<>]=?) (\\$\\d+)::jsonb",
                        "metadata ->> $1::text $2 $3::text"),
                SqlMutant.of(
                        named(
                                "sql_null_conditions",
                                "A comparison with an absent key is null, and its negation too.",
                                "FIL-08"),
                        " is true\\)",
                        ")"),
                SqlMutant.of(
                        named("sql_case_folded", "Strings are compared without regard to case.", "FIL-04"),
                        "\\(metadata ->> (\\$\\d+)::text\\) collate",
                        "lower(metadata ->> $1::text) collate"),
                SqlMutant.of(
                        named("sql_euclidean", "The operator is that of the Euclidean distance.", "SEA-01"),
                        "<=>",
                        "<->"),
                SqlMutant.of(
                        named("sql_inner_product", "The operator is that of the negative inner product.", "SCO-01"),
                        "<=>",
                        "<#>"),
                SqlMutant.of(
                        named("sql_distance_as_score", "The distance is returned as the score.", "SCO-01"),
                        "1 - \\((embedding .* \\$\\d+)\\) as score",
                        "($1) as score"),
                SqlMutant.of(
                        named("sql_worst_first", "The order is ascending where it should descend.", "SEA-01"),
                        "score desc",
                        "score asc"),
                SqlMutant.of(
                        named("sql_ties_reversed", "Among equal scores the last position comes first.", "SEA-03"),
                        "score desc, position",
                        "score desc, position desc"),
                SqlMutant.of(
                        named("sql_ties_unordered", "Nothing orders equal scores.", "SEA-03"),
                        "score desc, position",
                        "score desc, md5(id)"),
                SqlMutant.of(
                        named("sql_limit_less_one", "The limit is one less than k.", "K-01"),
                        "position limit (\\$\\d+)",
                        "position limit greatest(0, $1::bigint - 1)"),
                SqlMutant.of(
                        named("sql_conflict_does_nothing", "An id that exists keeps its old document.", "UPS-01"),
                        "do update set .*$",
                        "do nothing"),
                SqlMutant.of(
                        named("sql_vector_not_replaced", "On a conflict the vector is not set.", "UPS-03"),
                        ", embedding = excluded\\.embedding",
                        ""),
                SqlMutant.of(
                        named("sql_metadata_merged", "On a conflict metadata is concatenated.", "UPS-07"),
                        "metadata = excluded\\.metadata",
                        "metadata = vector_documents.metadata || excluded.metadata"),
                SqlMutant.of(
                        named("sql_position_renewed", "On a conflict the row gets a new position.", "UPS-02"),
                        "do update set ",
                        "do update set position = excluded.position, "),
                SqlMutant.of(
                        named("sql_ids_as_patterns", "Ids to get are compared with LIKE.", "GET-04"),
                        "id = any \\((\\$\\d+)\\)",
                        "id like any ($1)"),
                SqlMutant.of(
                        named("sql_page_by_hash", "Pages are ordered by a hash of the id.", "PAG-01"),
                        "order by position limit",
                        "order by md5(id) limit"),
                SqlMutant.of(
                        named("sql_cursors_row_again", "A page begins with the cursor's own row.", "PAG-01"),
                        "position > (\\$\\d+)",
                        "position >= $1"),
                SqlMutant.of(
                        named("sql_texts_counted", "Statistics count different texts instead of rows.", "STA-01"),
                        "count\\(\\*\\)",
                        "count(distinct text)"),
                SqlMutant.of(
                        named(
                                "sql_settings_of_the_session",
                                "Settings outlive the transaction they are made for.",
                                "ISO-12"),
                        "(set_config\\([^()]*), true\\)",
                        "$1, false)"));
    }

    /** Faults that only show where the vector index answers. */
    static List<SqlMutant> ofTheIndex() {
        return List.of(
                SqlMutant.of(
                        named("sql_order_no_index_offers", "The order is by an expression no index offers.", "IDX-01"),
                        "order by distance limit",
                        "order by distance + 0 limit"),
                SqlMutant.of(
                        named(
                                "sql_operator_of_another_index",
                                "The operator is not the one the index was built for.",
                                "IDX-01"),
                        "(embedding operator\\(\\S+\\.)<=>(\\) \\$\\d+ as distance)",
                        "$1<->$2"),
                SqlMutant.of(
                        named("sql_descending", "The farthest come first.", "IDX-01"),
                        "order by distance limit",
                        "order by distance desc limit"),
                SqlMutant.of(
                        named("sql_scan_ends_at_once", "The scan looks at one candidate and does not go on.", "IDX-01"),
                        "'hnsw.iterative_scan', '\\w+', true",
                        "'hnsw.iterative_scan', 'off', true), set_config('hnsw.ef_search', '1', true"));
    }
}
