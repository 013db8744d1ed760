package dev.touchstone.store.file;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.CollectionStats;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.Vectors;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.internal.StorableDocuments;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A collection kept as {@code vectors.pkl} and {@code metadata.json}, searched exactly in memory.
 *
 * <p>Files changed by others after opening are not noticed; one process writes a folder at a time.
 */
public final class FileVectorStore implements VectorStore {
    private final ContentsFiles files;
    private final EmbeddingModel model;
    private final ContentsChange change;
    private volatile FileContents contents;

    private FileVectorStore(ContentsFiles files, EmbeddingModel model, Clock clock) {
        this.files = files;
        this.model = Objects.requireNonNull(model, "model");
        this.change = new ContentsChange(clock);
        this.contents = files.load();
    }

    /**
     * Opens a collection, empty where the folder holds none; nothing is written before the first change, except that a
     * save a crash interrupted is finished or undone.
     *
     * @param userData the folder that holds one folder a user
     * @throws VectorStoreException if the files are damaged, foreign or do not match
     */
    public static FileVectorStore open(Path userData, CollectionId id, EmbeddingModel model) {
        return open(userData, id, model, Clock.system(ZoneId.systemDefault()));
    }

    /**
     * Opens an existing collection of whatever dimension it has.
     *
     * @param modelOfDimension gives the embedding model for the dimension found
     * @throws VectorStoreException if there is no such collection or it is empty, damaged or foreign
     */
    public static FileVectorStore openExisting(
            Path userData, CollectionId id, IntFunction<? extends EmbeddingModel> modelOfDimension) {
        CollectionFolder folder = CollectionFolder.of(userData, id);
        int dimension = new ContentsFiles(folder).load().vectors().dimension();
        if (dimension == 0) {
            throw new VectorStoreException("there are no documents in " + folder.path()
                    + "; name the folder that holds one folder a user, the user and the collection");
        }
        return open(userData, id, modelOfDimension.apply(dimension));
    }

    static FileVectorStore open(Path userData, CollectionId id, EmbeddingModel model, Clock clock) {
        CollectionFolder folder = CollectionFolder.of(userData, id);
        FileVectorStore store = new FileVectorStore(new ContentsFiles(folder), model, clock);
        int stored = store.contents.vectors().dimension();
        if (stored != 0 && stored != model.dimension()) {
            throw new VectorStoreException(folder.path() + " holds vectors of " + stored
                    + " dimensions; the embedding model makes " + model.dimension());
        }
        return store;
    }

    @Override
    public EmbeddingModel embeddingModel() {
        return model;
    }

    @Override
    public synchronized List<String> addEmbedded(List<EmbeddedDocument> documents) {
        StorableDocuments.require(documents, model.dimension());
        requireNoReservedKey(documents);
        if (documents.isEmpty()) {
            return List.of();
        }
        ContentsChange.Added added = change.add(contents, List.copyOf(documents));
        files.save(added.contents());
        contents = added.contents();
        return added.ids();
    }

    private static void requireNoReservedKey(List<EmbeddedDocument> documents) {
        for (int i = 0; i < documents.size(); i++) {
            for (String key : StoredEntry.RESERVED) {
                if (documents.get(i).document().metadata().containsKey(key)) {
                    throw new InvalidInputException("the metadata of document " + i + " has the key \"" + key
                            + "\", which the file format keeps for itself; rename it");
                }
            }
        }
    }

    /** Returns every document with its vector, each component the float32 nearest to the stored float64, in order. */
    public List<EmbeddedDocument> documents() {
        FileContents now = contents;
        return IntStream.range(0, now.size())
                .mapToObj(i -> new EmbeddedDocument(
                        now.entries().get(i).document(), now.vectors().row(i)))
                .toList();
    }

    @Override
    public List<ScoredDocument> search(SearchRequest request) {
        Vectors.requireDimension("the query vector", request.vector(), model.dimension());
        FileContents now = contents;
        if (now.size() == 0) {
            return List.of();
        }
        double[] cosines = now.vectors().cosines(request.vector());
        Comparator<Integer> worstFirst =
                Comparator.<Integer>comparingDouble(i -> cosines[i]).thenComparing(Comparator.reverseOrder());
        PriorityQueue<Integer> best = new PriorityQueue<>(worstFirst);
        for (int i = 0; i < cosines.length; i++) {
            boolean promising = best.size() < request.k() || cosines[i] > cosines[best.element()];
            if (promising
                    && FilterMatch.matches(
                            request.filter(), now.entries().get(i).document().metadata())) {
                best.add(i);
                if (best.size() > request.k()) {
                    best.remove();
                }
            }
        }
        return best.stream()
                .sorted(worstFirst.reversed())
                .map(i -> new ScoredDocument(now.entries().get(i).document(), cosines[i]))
                .toList();
    }

    @Override
    public synchronized void delete(List<String> ids) {
        FileContents remaining = change.remove(contents, ids);
        if (remaining.size() != contents.size()) {
            files.save(remaining);
            contents = remaining;
        }
    }

    @Override
    public CollectionStats getCollectionStats() {
        FileContents now = contents;
        String status = now.size() == 0 ? "empty" : "ready";
        return new CollectionStats(
                now.size(), now.vectors().size(), files.folder().path().toString(), status);
    }

    /** Does nothing: every change is on disk when its call returns. */
    @Override
    public void close() {}
}
