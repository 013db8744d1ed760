package dev.touchstone.bench.parity;

import dev.touchstone.bench.cell.Cells;
import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.bench.sentry.PlanCheck;
import dev.touchstone.conformance.parity.ParityComparison;
import dev.touchstone.conformance.parity.ParityQuery;
import dev.touchstone.conformance.parity.ParitySettings;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.run.VoidCell;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.file.FileVectorStore;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Copies a user's file store into an empty PostgreSQL schema and compares the answers of both. */
public final class FileParity {
    /** The index that approximate answers come from. */
    public static final IndexSpec.Hnsw INDEX = new IndexSpec.Hnsw(16, 64);

    private static final SearchSettings SEARCH = HnswSearch.of(100);

    private final FileVectorStore file;
    private final PgVectorDatabase database;
    private final Settings settings;
    private final Progress progress;

    /**
     * What is asked.
     *
     * @param collection whose documents
     * @param k results of each query, at least 1
     * @param queries number of queries, at least 1
     * @param seed of the queries
     */
    public record Settings(CollectionId collection, int k, int queries, long seed) {}

    /**
     * @param file the store that is right by definition
     * @param database an empty schema of the store's dimension
     */
    public FileParity(FileVectorStore file, PgVectorDatabase database, Settings settings, Progress progress) {
        this.file = file;
        this.database = database;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * What came of it.
     *
     * @param compared exact search, and the index where PostgreSQL used it
     * @param leftOut the index where it could not be compared, with the reason
     */
    public record Result(List<Compared> compared, Optional<VoidCell> leftOut) {}

    /** Copies, then compares exact search and an HNSW index. */
    public Result run() {
        List<EmbeddedDocument> documents = file.documents();
        int dimension = file.embeddingModel().dimension();
        PgVectorStore postgres = database.store(settings.collection(), new VectorsOnly(dimension), new ExactSearch());
        progress.advanced("Copying " + documents.size() + " documents", 0, 1);
        postgres.addEmbedded(documents);
        database.analyze();
        progress.advanced("Copying " + documents.size() + " documents", 1, 1);
        Set<String> ids = documents.stream().map(d -> d.document().id()).collect(Collectors.toUnmodifiableSet());
        List<ParityQuery> queries = MixedQueries.of(documents, settings.queries(), settings.seed());
        Compared exact = compare(new IndexSpec.Exact(), postgres, ids, queries);
        PgVectorStore indexed = postgres.withSettings(SEARCH);
        Optional<VoidCell> leftOut =
                indexFault(indexed, queries.get(0)).map(reason -> new VoidCell(Cells.search(INDEX, SEARCH), reason));
        return leftOut.isPresent()
                ? new Result(List.of(exact), leftOut)
                : new Result(List.of(exact, compare(INDEX, indexed, ids, queries)), leftOut);
    }

    /** Builds the index and returns why its answers could not be its own. */
    private Optional<String> indexFault(PgVectorStore indexed, ParityQuery query) {
        progress.advanced("Building an HNSW index", 0, 1);
        database.indexes().build(INDEX);
        SearchRequest request = SearchRequest.of(query.vector(), settings.k());
        return PlanCheck.of(SEARCH, indexed, request).fault();
    }

    private Compared compare(IndexSpec index, PgVectorStore candidate, Set<String> ids, List<ParityQuery> queries) {
        boolean exact = index instanceof IndexSpec.Exact;
        Map<String, String> cell = Cells.search(index, exact ? new ExactSearch() : SEARCH);
        ParityComparison comparison = new ParityComparison(file, candidate, ids, ParitySettings.of(settings.k()));
        return new Compared(
                cell,
                exact,
                comparison.compare(
                        queries, done -> progress.advanced("Comparing " + Cells.name(cell), done, queries.size())));
    }
}
