package dev.touchstone.conformance.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.contract.LetterModel;
import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.crypto.Encryption;
import dev.touchstone.store.crypto.MasterKey;
import dev.touchstone.store.file.FileVectorStore;
import dev.touchstone.store.index.Candidates;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.IterativeScan;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.index.VectorType;
import dev.touchstone.store.migration.CollectionExport;
import dev.touchstone.store.migration.MigrationCheck;
import dev.touchstone.store.migration.MigrationListener;
import dev.touchstone.store.migration.MigrationRun;
import dev.touchstone.store.migration.MigrationSettings;
import dev.touchstone.store.migration.MigrationTargets;
import dev.touchstone.store.migration.Rollback;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.DatabaseOptions;
import dev.touchstone.store.postgres.IngestMethod;
import dev.touchstone.store.postgres.IngestSettings;
import dev.touchstone.store.postgres.Layout;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.SpacePattern;
import dev.touchstone.store.postgres.TimeLimits;
import dev.touchstone.store.postgres.VectorSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The day the table outgrows a machine, an engine that shards by user must find nothing in its way. What the conformance
 * rules send is watched in {@code HashedByUserContractIT}; here is what they do not reach.
 */
@PostgresTest
class DistributableIT {
    private static final int DIMENSION = 8;
    private static final LetterModel MODEL = new LetterModel(DIMENSION);
    private static final Layout LAYOUT = new Layout.HashedByUser(2);
    private static final MigrationListener QUIET = (step, done, total) -> {};

    private static final String CONSTRAINTS = """
            select c.relname || ' ' || o.conname from pg_constraint o join pg_class c on c.oid = o.conrelid
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relname not like 'flyway%' and o.contype in ('p', 'u', 'x', 'f')
              and (not exists (select from pg_attribute a where a.attrelid = o.conrelid and a.attnum = any (o.conkey)
                               and a.attname = 'user_id')
                   or o.contype = 'f' and not exists (select from pg_attribute a where a.attrelid = o.confrelid
                               and a.attnum = any (o.confkey) and a.attname = 'user_id'))
            union all
            select c.relname || ' ' || i.indexrelid::regclass from pg_index i join pg_class c on c.oid = i.indrelid
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relname not like 'flyway%' and i.indisunique
              and not exists (select from pg_attribute a where a.attrelid = i.indrelid
                              and a.attnum = any (i.indkey::int2[]) and a.attname = 'user_id')""";

    private static final String ROW_TRIGGERS = """
            select distinct t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
            join pg_namespace n on n.oid = c.relnamespace where n.nspname = ? and not t.tgisinternal
              and t.tgtype & 1 = 1 and ? <> ''""";

    private final TestDatabase server;

    @TempDir
    Path folder;

    DistributableIT(TestDatabase server) {
        this.server = server;
    }

    @Test
    void everyStatementIsOneUsers() throws IOException {
        try (TappedServer tapped = TappedServer.before(server.connection())) {
            everyWayToWriteAndRead(tapped.connection());
            encryption(tapped.connection());
            migration(tapped.connection());
            assertSawAll(tapped.requireEveryStatementOneUsers());
        }
    }

    /** Fails where the tap went blind, or the store took another way than the one this test means to watch. */
    private static void assertSawAll(List<String> ours) {
        for (String part : List.of(
                "copy \"",
                "values ($1, $2",
                "from pg_temp.touchstone_incoming",
                "delete from",
                "metadata @>",
                "order by position limit",
                "count(embedding)",
                "vector_send",
                "cross join lateral",
                "order by score desc",
                "order by distance limit",
                "explain (format json)",
                "for update",
                ".collection_keys set",
                ".migrations set next_entry",
                "migration_run = $",
                "create index concurrently")) {
            assertThat(ours).as("a statement with %s", part).anyMatch(sql -> sql.contains(part));
        }
    }

    private static PgVectorDatabase open(ConnectionSettings tapped, String schema, Optional<Encryption> encryption) {
        return PgVectorDatabase.open(
                tapped,
                new VectorSpace(schema, DIMENSION, LAYOUT),
                PoolSettings.defaults().withMaximumSize(2),
                new DatabaseOptions(encryption, Optional.empty(), TimeLimits.defaults()));
    }

    private static List<EmbeddedDocument> documents(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    Document document = Document.of(prefix + " text " + number, Map.of("n", number));
                    return new EmbeddedDocument(document.withId(prefix + number), vector(number));
                })
                .toList();
    }

    private static float[] vector(int number) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) Math.sin(1 + number * (i + 1.0));
        }
        return vector;
    }

    private void everyWayToWriteAndRead(ConnectionSettings tapped) {
        try (PgVectorDatabase database = open(tapped, server.newSchema(), Optional.empty())) {
            CollectionId id = CollectionId.ofUser("anna");
            PgVectorStore store = database.store(id, MODEL, new SearchSettings.ExactSearch());
            for (IngestMethod method : IngestMethod.values()) {
                store.withIngest(new IngestSettings(method, 40)).addEmbedded(documents("a", 50));
            }
            store.addStream(documents("a", 90).iterator(), added -> {});
            for (IndexSpec spec :
                    List.of(new IndexSpec.Hnsw(8, 32), new IndexSpec.Hnsw(8, 32, Optional.of(VectorType.HALFVEC)))) {
                database.indexes().build(spec);
                PgVectorStore indexed = store.withSettings(HnswSearch.of(40));
                SearchRequest nearest = SearchRequest.of(vector(3), 5);
                for (int i = 0; i < 12; i++) {
                    assertThat(indexed.search(nearest)).hasSize(5);
                }
                assertThat(indexed.observePlans(nearest, 6)).hasSize(6);
                indexed.search(nearest.withFilter(MetadataFilter.equalTo("n", 7)));
            }
            PgVectorStore reranked = store.withSettings(
                    new HnswSearch(40, IterativeScan.STRICT_ORDER, Candidates.of(VectorType.HALFVEC)));
            assertThat(reranked.search(SearchRequest.of(vector(4), 5))).hasSize(5);
            assertThat(store.page(PageRequest.first(10).withFilter(MetadataFilter.exists("n")))
                            .items())
                    .hasSize(10);
            assertThat(store.getByIds(List.of("a1", "a2"))).hasSize(2);
            assertThat(store.maxMarginalRelevanceSearch(vector(5), 2, 6, 0.5)).hasSize(2);
            store.delete(List.of("a1"));
            assertThat(store.getCollectionStats().documentCount()).isEqualTo(89);
            assertThat(database.holdsDocuments(id)).isTrue();
            database.refreshStatistics();
            database.truncate();
            database.dropSchema();
        }
    }

    private void encryption(ConnectionSettings tapped) {
        String schema = server.newSchema();
        CollectionId id = CollectionId.ofUser("bert");
        MasterKey old = MasterKey.of("the key of before");
        MasterKey now = MasterKey.of("the key of today");
        Set<String> keys = Set.of("n");
        try (PgVectorDatabase database = open(tapped, schema, Optional.of(new Encryption(old, keys)))) {
            PgVectorStore store = database.store(id, MODEL, new SearchSettings.ExactSearch());
            store.addEmbedded(documents("b", 3));
            assertThat(store.deleteMatching(MetadataFilter.equalTo("n", 2))).isEqualTo(1);
        }
        try (PgVectorDatabase database =
                open(tapped, schema, Optional.of(new Encryption(now, Optional.of(old), keys)))) {
            assertThat(database.rotateKeys(id, done -> {})).isEqualTo(2);
            assertThat(database.isEncrypted(id)).isTrue();
            database.dropSchema();
        }
    }

    private void migration(ConnectionSettings tapped) throws IOException {
        CollectionId id = CollectionId.ofUser("carla");
        Path userData = folder.resolve("user_data");
        try (FileVectorStore files = FileVectorStore.open(userData, id, MODEL)) {
            files.addEmbedded(documents("c", 5));
        }
        SpacePattern spaces = new SpacePattern(server.newSchema() + "_{dimension}");
        MigrationSettings settings =
                new MigrationSettings(userData, MigrationSettings.defaultBackup(userData), Optional.empty(), false, 7);
        try (PgVectorDatabase target = PgVectorDatabase.open(tapped, spaces.space(DIMENSION), PoolSettings.defaults());
                MigrationTargets targets = new MigrationTargets(tapped, spaces, DatabaseOptions.none())) {
            target.store(id, MODEL, new SearchSettings.ExactSearch()).addEmbedded(documents("c", 2));
            assertThat(new MigrationRun(settings, targets, QUIET, Clock.systemUTC())
                            .run()
                            .complete())
                    .isTrue();
            new MigrationCheck(settings, targets, QUIET, MigrationCheck.Against.MOVED_FILES).verify();
            new CollectionExport(targets, Optional.empty(), QUIET, ZoneOffset.UTC).export(id, folder.resolve("out"));
            new Rollback(settings, targets, QUIET).rollBack();
            target.dropSchema();
        }
    }

    @Test
    void noUniquenessOrReferenceCrossesUsers() throws SQLException {
        String schema = server.newSchema();
        try (PgVectorDatabase database = open(server.connection(), schema, Optional.empty())) {
            assertThat(look(CONSTRAINTS, schema)).isEmpty();
            execute("create unique index planted_place on " + schema + ".vector_documents_p0 (position)");
            execute("create table " + schema + ".planted (user_id text, place bigint, unique (user_id, place))");
            assertThat(look(CONSTRAINTS, schema)).hasSize(1);
            execute("alter table " + schema + ".planted add foreign key (place) references " + schema
                    + ".vector_documents_p0 (position)");
            assertThat(look(CONSTRAINTS, schema)).hasSize(2);
            database.dropSchema();
        }
    }

    /** An engine that shards refuses row triggers; this one repeats, for COPY, what the policy says, and may go. */
    @Test
    void theOnlyRowTriggerIsTheOneThatMayBeDropped() throws SQLException {
        String schema = server.newSchema();
        try (PgVectorDatabase database = open(server.connection(), schema, Optional.empty())) {
            assertThat(look(ROW_TRIGGERS, schema)).containsExactly("vector_documents_own_collection");
            database.dropSchema();
        }
    }

    private List<String> look(String sql, String schema) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            statement.setString(2, schema);
            try (ResultSet rows = statement.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        ConnectionSettings direct = server.connection();
        return DriverManager.getConnection(direct.jdbcUrl(), direct.user(), direct.password());
    }
}
