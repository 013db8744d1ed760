package dev.touchstone.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.bench.plan.MeasuredSize.Bytes;
import dev.touchstone.conformance.fault.PrivateServer;
import dev.touchstone.dataset.synthetic.ClusteredCorpus;
import dev.touchstone.report.capacity.HnswSize;
import dev.touchstone.report.capacity.IvfFlatSize;
import dev.touchstone.report.capacity.TableSize;
import dev.touchstone.report.capacity.VectorForm;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes that models of page packing say, against what the server built. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackingIT {
    private static final int PAGE = 8_192;
    private static final int ROWS = 800;
    private static final String USER = "packing";

    /** The server extends a growing table by up to so many pages at once. */
    private static final int EXTENSION = 64;

    private PrivateServer server;
    private Connection superuser;

    @BeforeAll
    void start(@TempDir Path folder) throws SQLException {
        server = PrivateServer.start(folder, "fsync = off", "shared_buffers = 256MB");
        server.execute("create extension pageinspect");
        superuser = DriverManager.getConnection(
                server.superuser().jdbcUrl(),
                server.superuser().user(),
                server.superuser().password());
    }

    @AfterAll
    void stop() throws SQLException {
        if (superuser != null) {
            superuser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Builds an index over different rows of a form, cheaply made, and returns its name. */
    private String index(VectorForm form, int dimension, String using) throws SQLException {
        String type = form.name().toLowerCase(Locale.ROOT);
        execute("drop table if exists packed");
        execute("create unlogged table packed (v " + type + "(" + dimension + "))");
        String value = form == VectorForm.BIT
                ? "(row::bit(16)::text || repeat('0', " + (dimension - 16) + "))::bit(" + dimension + ")"
                : "array_prepend(row::real, array_fill(0.5::real, array[" + (dimension - 1) + "]))::" + type;
        execute("insert into packed select " + value + " from generate_series(1, " + ROWS + ") row");
        execute("set max_parallel_maintenance_workers = 0");
        execute("create index packed_index on packed using " + using);
        return "packed_index";
    }

    @ParameterizedTest
    @CsvSource({
        // the last dimension before a cliff, and the first behind it
        "VECTOR, 600, 16", "VECTOR, 612, 16", "VECTOR, 944, 16", "VECTOR, 960, 16", "HALFVEC, 1920, 16",
        // whatever lies between
        "VECTOR, 3, 16", "VECTOR, 128, 16", "VECTOR, 768, 16", "VECTOR, 1536, 16", "VECTOR, 2000, 16",
        "HALFVEC, 768, 16", "HALFVEC, 1024, 16", "HALFVEC, 3072, 16", "BIT, 1024, 16", "BIT, 64000, 16",
        // few and many links: lists that fit with their element, and lists that do not
        "VECTOR, 128, 2", "VECTOR, 128, 5", "VECTOR, 128, 64", "VECTOR, 384, 48", "VECTOR, 16, 100",
        "HALFVEC, 768, 32"
    })
    void anHnswIndexTakesExactlyThePagesItsLevelsAskFor(VectorForm form, int dimension, int m) throws SQLException {
        String operators =
                form == VectorForm.BIT ? "bit_hamming_ops" : form.name().toLowerCase(Locale.ROOT) + "_cosine_ops";
        String index = index(
                form, dimension, "hnsw (v " + operators + ") with (m = " + m + ", ef_construction = " + 2 * m + ")");
        long bytes = number("select pg_relation_size('" + index + "')");
        int[] levels = IndexPages.read(superuser, index).levels();
        HnswSize packing = new HnswSize(form, dimension, m);
        assertThat(levels).hasSize(ROWS);
        assertThat(packing.bytes(levels)).isEqualTo(bytes);
        // with levels drawn instead of read
        assertThat((double) packing.bytes(ROWS) / bytes).isCloseTo(1, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({"VECTOR, 3, 10", "VECTOR, 128, 40", "VECTOR, 768, 12", "VECTOR, 1536, 5", "HALFVEC, 768, 33"})
    void anIvfFlatIndexTakesExactlyThePagesItsListsAskFor(VectorForm form, int dimension, int lists)
            throws SQLException {
        String operators = form.name().toLowerCase(Locale.ROOT) + "_l2_ops";
        String index = index(form, dimension, "ivfflat (v " + operators + ") with (lists = " + lists + ")");
        long bytes = number("select pg_relation_size('" + index + "')");
        long[] entries = IndexPages.read(superuser, index).entries(lists);
        IvfFlatSize packing = new IvfFlatSize(form, dimension, lists);
        assertThat(entries).hasSize(lists);
        assertThat(IntStream.range(0, lists).mapToLong(i -> entries[i]).sum()).isEqualTo(ROWS);
        assertThat(packing.bytes(entries)).isEqualTo(bytes);
        // with lists of unknown length
        assertThat((double) packing.bytes(ROWS) / bytes).isCloseTo(1, within(0.35));
    }

    @ParameterizedTest
    @CsvSource({"8", "128", "384", "768", "860", "861", "1536"})
    void aTableOfTheStoreTakesThePagesItsRowsAskFor(int dimension) throws SQLException {
        String schema = "heap_" + dimension;
        fill(schema, dimension);
        Bytes bytes = new SpaceSizes(server.connection(), schema).bytes(CollectionId.ofUser(USER));
        String table = schema + ".vector_documents_p0";
        long length = number("select percentile_disc(0.5) within group (order by lp_len) from generate_series(0, "
                + (bytes.heap() / PAGE - 1) + ") page, heap_page_items(get_raw_page('" + table + "', page))"
                + " where lp_len > 0");
        // a row's metadata counts its number, whose length differs
        assertThat((long) bytes.rowBytes()).isCloseTo(length, within(8L));
        long pages = new TableSize(bytes.rowBytes(), 0).heapBytes(ROWS) / PAGE;
        assertThat(bytes.outOfLine()).isZero();
        long used = number("select count(distinct (ctid::text::point)[0]) from " + table);
        assertThat(used).isBetween(pages - pages / 50, pages + pages / 50 + 1);
        assertThat(bytes.heap() / PAGE).isBetween(used, used + EXTENSION);
    }

    @Test
    void vectorsOutOfLineTakeThePagesTheirChunksAskFor() throws SQLException {
        int dimension = 3_072;
        fill("out_of_line", dimension);
        long toast = number("select pg_relation_size(reltoastrelid) from pg_class where oid ="
                + " 'out_of_line.vector_documents_p0'::regclass");
        long pages = new TableSize(500, 4 + 4 * dimension).toastBytes(ROWS) / PAGE;
        assertThat(toast / PAGE).isBetween(pages, pages + EXTENSION);
    }

    private void fill(String schema, int dimension) {
        ClusteredCorpus set = new ClusteredCorpus(dimension, 100);
        List<EmbeddedDocument> documents = IntStream.range(0, ROWS)
                .mapToObj(row -> SizedRows.document(row, set.documents().vector(row)))
                .toList();
        try (PgVectorDatabase database = PgVectorDatabase.open(
                server.connection(),
                new VectorSpace(schema, dimension),
                PoolSettings.defaults().withMaximumSize(1))) {
            database.store(CollectionId.ofUser(USER), new VectorsOnly(dimension), new ExactSearch())
                    .addEmbedded(documents);
        }
    }
}
