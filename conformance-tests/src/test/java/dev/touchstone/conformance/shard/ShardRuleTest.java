package dev.touchstone.conformance.shard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that lets a planted statement pass would prove nothing. */
class ShardRuleTest {
    private static final String T = "\"s\".vector_documents";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from T where collection_name = $1",
                "select id from T where user_id <> $1",
                "select id from T where user_id = $1 or id = $2",
                "select id from T where my_user_id = $1",
                "select id from T where user_id = 'me'",
                "select count(*) from T",
                "select id from (select id from T order by position) x where user_id = $1",
                "select id from T where user_id = $1 and id in (select id from T where id = $2)",
                "select a.id from other a join T b on a.id = b.id",
                "with all_of_them as (select id from T) select id from all_of_them where user_id = $1",
                "update T set text = $1 where id = $2",
                "delete from T where id = any ($1)",
                "delete from T where user_id = $1 and id = any (array(select id from T where legacy_id = $2))",
                "insert into T (collection_name, id) values ($1, $2)",
                "insert into T values ($1, $2)",
                "insert into T (user_id, id) values ($1, $2) on conflict (id) do nothing",
                "copy \"s\".vector_documents_p3 (collection_name, id) from stdin (format binary)",
                "copy T from stdin",
                "explain (format json) select id from T",
                "merge into T using x on true when matched then delete",
                "select key_id from \"s\".collection_keys where collection_name = $1",
                "lock table T"
            })
    void findsAPlantedStatementWithoutItsUser(String planted) {
        String sql = planted.replace("T", T);
        assertThat(ShardRule.concerns(sql)).isTrue();
        assertThat(ShardRule.fault(sql)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from T where user_id = $1 and collection_name = $2 and ((a) or (b))",
                "select id from (select id from T where user_id = $2 and collection_name = $3) n order by score",
                "select id from (select $1 as query) asked cross join lateral (select id from T where user_id = $2) c",
                "delete from T where user_id = ? and id = any (? || array(select id from T where user_id = ?))",
                "insert into T (user_id, id) values ($1, $2) on conflict (user_id, id) do update set text = ''",
                "copy \"s\".vector_documents_p0 (user_id, collection_name) from stdin (format binary)",
                "update \"s\".migrations set next_entry = $1 where user_id = $2",
                "create index concurrently vector_documents_embedding_idx_p0 on \"s\".vector_documents_p0 using hnsw (e)",
                "select count(*) from \"s\".vector_documents_p0",
                "vacuum (analyze) T"
            })
    void letsAStatementOfOneUserPass(String sound) {
        assertThat(ShardRule.fault(sound.replace("T", T))).isEmpty();
    }

    @Test
    void looksPastNamesThatOnlyResembleATable() {
        assertThat(ShardRule.concerns("drop index concurrently if exists \"s\".vector_documents_embedding_idx_p0"))
                .isFalse();
        assertThat(ShardRule.concerns("select 'from vector_documents'")).isFalse();
    }
}
