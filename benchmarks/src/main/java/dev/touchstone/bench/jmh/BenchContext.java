package dev.touchstone.bench.jmh;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.catalogue.DatasetCatalogue;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.IngestMethod;
import dev.touchstone.store.postgres.Layout;
import dev.touchstone.store.postgres.VectorSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a forked JVM needs to measure cells: passed through a file only its owner can read, since it holds the password.
 *
 * @param connection the server
 * @param space schema and dimension of the table
 * @param collection the collection searched or filled
 * @param dataset name of a prepared dataset
 * @param cache folder of prepared datasets
 * @param reply file the forked JVM writes its {@link ForkReply} to
 * @param cell the cell to measure
 * @param round the settings that take turns in one JVM; null where a cell has one
 */
public record BenchContext(
        ConnectionSettings connection,
        VectorSpace space,
        CollectionId collection,
        String dataset,
        Path cache,
        Path reply,
        CellSpec cell,
        Round round) {
    static final String PROPERTY = "touchstone.bench.context";

    /**
     * One measured cell.
     *
     * @param k results asked of a search
     * @param search search settings; used by search cells
     * @param poolSize connections in the pool
     * @param ingest how rows are written; null for search cells
     * @param batchRows documents a call; used by ingest cells
     * @param warmUpLimitMs longest warm-up
     */
    public record CellSpec(
            int k, SearchSpec search, int poolSize, IngestMethod ingest, int batchRows, int warmUpLimitMs) {}

    /**
     * Indexes whose settings are measured in one JVM, one index after another.
     *
     * @param queries file of {@link AskedQueries}
     * @param iterations of each setting
     * @param baton folder through which indexes are given to be measured
     * @param stages at least one
     */
    public record Round(Path queries, int iterations, Path baton, List<Stage> stages) {
        public Round {
            stages = List.copyOf(stages);
        }

        int allIterations() {
            return stages.stream()
                    .mapToInt(stage -> iterations * stage.searches().size())
                    .sum();
        }
    }

    /**
     * One index.
     *
     * @param space whose index it is
     * @param searches that take turns, at least one
     */
    public record Stage(VectorSpace space, List<SearchSpec> searches) {
        public Stage {
            searches = List.copyOf(searches);
        }
    }

    /** Makes a context whose cell has one setting. */
    public BenchContext(
            ConnectionSettings connection,
            VectorSpace space,
            CollectionId collection,
            String dataset,
            Path cache,
            Path reply,
            CellSpec cell) {
        this(connection, space, collection, dataset, cache, reply, cell, null);
    }

    /** Returns this context for another cell. */
    public BenchContext withCell(CellSpec newCell) {
        return new BenchContext(connection, space, collection, dataset, cache, reply, newCell, round);
    }

    /** Returns this context for another table. */
    public BenchContext withSpace(VectorSpace newSpace) {
        return new BenchContext(connection, newSpace, collection, dataset, cache, reply, cell, round);
    }

    /** Returns this context for settings that take turns. */
    public BenchContext withRound(Round newRound) {
        return new BenchContext(connection, space, collection, dataset, cache, reply, cell, newRound);
    }

    /** Writes this context to a file that must already be private to its owner. */
    void write(Path file) throws IOException {
        Files.write(file, mapper().writeValueAsBytes(this));
    }

    /** Reads the context named by this JVM's system property. */
    static BenchContext read() throws IOException {
        Path file = Path.of(System.getProperty(PROPERTY));
        return read(file);
    }

    static BenchContext read(Path file) throws IOException {
        return mapper().readValue(Files.readAllBytes(file), BenchContext.class);
    }

    /** Writes a layout as the one word it can be read from. */
    private static ObjectMapper mapper() {
        SimpleModule layouts = new SimpleModule()
                .addSerializer(Layout.class, new LayoutText())
                .addDeserializer(Layout.class, new LayoutParser());
        return new ObjectMapper().registerModule(layouts);
    }

    private static final class LayoutText extends JsonSerializer<Layout> {
        @Override
        public void serialize(Layout layout, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(layout.text());
        }
    }

    private static final class LayoutParser extends JsonDeserializer<Layout> {
        @Override
        public Layout deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Layout.parse(json.getText());
        }
    }

    Dataset openDataset() {
        return DatasetCatalogue.standard().prepare(dataset, cache, Progress.NONE);
    }
}
