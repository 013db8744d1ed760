package dev.touchstone.store.postgres;

import dev.touchstone.store.index.IndexSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The SQL by which an operator changes the vector index of a space without the store, and goes back: the present index
 * answers until the new one is there.
 *
 * <p>What is there, where pgvector lives included, is read when {@link #apply} is run, not when it is written, and kept in a table beside the documents;
 * {@link #undo} brings that back, by whatever name and definition, and refuses where nothing was kept. Each list is for
 * psql, which runs the rows of a query that ends in {@code \gexec} as statements; it is run in its order, one statement
 * a transaction, as the owner of the tables, and ends at the first that fails. Whatever {@link #apply} or {@link #undo}
 * has left then, {@link #undo} mends.
 */
public final class IndexScripts {
    /** The table that keeps what was there. */
    static final String KEPT = "index_before_apply";

    private static final String SEARCH_PATH = "set search_path = pg_catalog;";

    /** How the schema of pgvector stands in a statement until the server that runs it has said where it is. */
    private static final String EXTENSION_SCHEMA = "%1$I";

    private static final String EXTENSION =
            "from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'vector'";

    /** Its settings can be named for a role only where they are known. */
    private static final String LOAD_EXTENSION = """
            do $$ begin
              if not exists (select from pg_extension where extname = 'vector') then
                raise exception 'this database has no pgvector: connect to the one that has the table, or run CREATE EXTENSION vector';
              end if;
              execute (select format('select ''[1]''::%I.vector', n.nspname) ${extension});
            end $$;""";

    private static final String VECTOR_INDEXES = """
              from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
             where m.amname in ('hnsw', 'ivfflat')
               and i.indrelid in (select inhrelid from pg_inherits where inhparent = '${table}'::regclass)""";

    private static final String ROLE_SETTINGS = """
              from pg_db_role_setting r join pg_roles o on o.oid = r.setrole join pg_database d on d.oid = r.setdatabase,
                   unnest(r.setconfig) as setting
             where o.rolname = current_user and d.datname = current_database()
               and (setting like 'hnsw.%' or setting like 'ivfflat.%')""";

    private static final String REQUIRE_TABLE = """
            do $$ begin
              if to_regclass('${table}') is null then
                raise exception 'this database has no table ${table}: connect to another, or name its schema with tune --schema';
              elsif to_regclass('${kept}') is not null then
                raise exception 'an apply.sql was run here before: run its undo.sql first, or drop table ${kept} to keep its index for good';
              elsif obj_description('${table}'::regclass, 'pg_class') is distinct from 'layout: ${layout}' then
                raise exception 'this script is for the layout ${layout}, and ${table} has %: put its layout into the grid of tune',
                  coalesce(obj_description('${table}'::regclass, 'pg_class'), 'another layout');
              end if;
            end $$;""";

    private static final String REQUIRE_KEPT = """
            do $$ begin
              if to_regclass('${kept}') is null then
                raise exception 'there is nothing to undo: no apply.sql was run in the schema ${schema}, or it was undone; the index stays as it is';
              end if;
            end $$;""";

    private static final String KEEP = """
            create table ${kept} as
            select 'index' as kind, c.relname::text as name, 'before_apply_' || c.oid as kept_as, pg_get_indexdef(c.oid) as value
            """ + VECTOR_INDEXES + """
             and i.indisvalid
             union all
            select 'setting', split_part(setting, '=', 1), null, substr(setting, strpos(setting, '=') + 1)
            """ + ROLE_SETTINGS + ";";

    private static final String DROP_FAILED_BUILDS = """
            select format('drop index concurrently %s', c.oid::regclass)
            """ + VECTOR_INDEXES + " and not i.indisvalid\n\\gexec";

    private static final String PUT_ASIDE = """
            select format('alter index ${schema}.%I rename to %I', name, kept_as) from ${kept} where kind = 'index'
            \\gexec""";

    private static final String DROP_PUT_ASIDE = """
            select format('drop index concurrently if exists ${schema}.%I', kept_as) from ${kept} where kind = 'index'
            \\gexec""";

    private static final String PUT_APPLIED_ASIDE = """
            select format('alter index %s rename to %I', c.oid::regclass, 'after_apply_' || c.oid)
            """ + VECTOR_INDEXES + """
             and c.relname in (${indexes})
               and not exists (select from ${kept} where name = c.relname and value = pg_get_indexdef(c.oid))
            \\gexec""";

    private static final String RENAME_BACK = """
            select format('alter index ${schema}.%I rename to %I', kept_as, name) from ${kept}
             where kind = 'index' and to_regclass(format('${schema}.%I', kept_as)) is not null
               and to_regclass(format('${schema}.%I', name)) is null
            \\gexec""";

    private static final String BUILD_BACK = """
            select regexp_replace(value, '^CREATE INDEX', 'create index concurrently if not exists') from ${kept}
             where kind = 'index'
            \\gexec""";

    private static final String DROP_APPLIED =
            """
            select format('drop index concurrently %s', c.oid::regclass)
            """ + VECTOR_INDEXES + " and c.relname = 'after_apply_' || c.oid\n\\gexec";

    private static final String RESET_ROLE = """
            select format('alter role %I in database %I reset %s', current_user, current_database(), split_part(setting, '=', 1))
            """ + ROLE_SETTINGS + "\n\\gexec";

    private static final String SET_ROLE_BACK = """
            select format('alter role %I in database %I set %s = %L', current_user, current_database(), name, value)
              from ${kept} where kind = 'setting'
            \\gexec""";

    private final SpaceNames names;

    /**
     * @param space where the operator's documents are; its schema need not be on a server of this program's
     */
    public IndexScripts(VectorSpace space) {
        this.names = new SpaceNames(space, EXTENSION_SCHEMA);
    }

    /** Returns the statements that put an index in place of whatever vector index is there, if there is one. */
    public List<String> apply(IndexSpec wanted) {
        List<String> statements =
                named(SEARCH_PATH, LOAD_EXTENSION, REQUIRE_TABLE, KEEP, DROP_FAILED_BUILDS, PUT_ASIDE);
        if (!(wanted instanceof IndexSpec.Exact)) {
            IndexDefinition definition = new IndexDefinition(names, wanted);
            names.partitions().forEach(partition -> statements.add(create(definition.createSql(partition))));
        }
        statements.addAll(named(DROP_PUT_ASIDE));
        return statements;
    }

    /**
     * Returns the statements that bring back the indexes {@link #apply} found, built anew where they are gone, and the
     * role's settings of searches.
     */
    public List<String> undo() {
        return named(
                SEARCH_PATH,
                LOAD_EXTENSION,
                REQUIRE_KEPT,
                DROP_FAILED_BUILDS,
                PUT_APPLIED_ASIDE,
                RENAME_BACK,
                BUILD_BACK,
                DROP_PUT_ASIDE,
                DROP_APPLIED,
                RESET_ROLE,
                SET_ROLE_BACK,
                "drop table ${kept};");
    }

    /** The statement as rows of a query that says where the extension is. */
    private static String create(String sql) {
        return "select format('" + sql + "', n.nspname)\n" + EXTENSION + "\n\\gexec";
    }

    private List<String> named(String... statements) {
        String indexes = names.partitions().stream()
                .map(partition -> "'" + partition.indexName() + "'")
                .collect(Collectors.joining(", "));
        List<String> named = new ArrayList<>();
        for (String statement : statements) {
            named.add(statement
                    .replace("${schema}", names.schema())
                    .replace("${table}", names.table())
                    .replace("${extension}", EXTENSION)
                    .replace("${kept}", names.schema() + "." + KEPT)
                    .replace("${layout}", names.space().layout().text())
                    .replace("${indexes}", indexes));
        }
        return named;
    }
}
