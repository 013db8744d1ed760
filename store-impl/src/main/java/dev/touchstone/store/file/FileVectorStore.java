package dev.touchstone.store.file;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.CollectionStats;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MarginalRelevanceRequest;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.OutcomeUnknownException;
import dev.touchstone.store.Page;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.crypto.Fernet;
import dev.touchstone.store.crypto.MasterKey;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.internal.Cursors;
import dev.touchstone.store.internal.StorableDocuments;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * A collection kept as {@code vectors.pkl} and {@code metadata.json}, searched exactly in memory.
 *
 * <p>Files changed by others after opening are not noticed; one process writes a folder at a time. A page's cursor holds
 * as long as the store stays open: the format has no place for an entry's position.
 */
public final class FileVectorStore implements VectorStore {
    private final ContentsFiles files;
    private final EmbeddingModel model;
    private final ContentsChange change;
    private final Cursors cursors = new Cursors("file " + UUID.randomUUID());
    private volatile FileSnapshot snapshot;

    private FileVectorStore(ContentsFiles files, FileContents contents, EmbeddingModel model, Clock clock) {
        this.files = files;
        this.model = Objects.requireNonNull(model, "model");
        this.change = new ContentsChange(clock);
        this.snapshot = new FileSnapshot(contents, model.dimension(), 0);
    }

    /**
     * Opens a collection, empty where the folder holds none; nothing is written before the first change, except that a
     * save a crash interrupted is finished or undone.
     *
     * @param userData the folder that holds one folder a user
     * @throws VectorStoreException if the files are damaged, foreign or do not match
     */
    public static FileVectorStore open(Path userData, CollectionId id, EmbeddingModel model) {
        return open(userData, id, model, Optional.empty());
    }

    /**
     * Opens a collection whose metadata, texts included, are encrypted under the user's key.
     *
     * <p>The key's salt is the name of the user's folder, which is the user id the Python application knows. A collection
     * that is still plain is read, and encrypted by the next change. Vectors are never encrypted.
     *
     * @param masterKey what the user's key is derived from; empty to read and write plainly
     * @throws VectorStoreException if the files are damaged, foreign, do not match or were encrypted under another key
     */
    public static FileVectorStore open(
            Path userData, CollectionId id, EmbeddingModel model, Optional<MasterKey> masterKey) {
        return open(files(userData, id, masterKey), model, Clock.system(ZoneId.systemDefault()));
    }

    private static ContentsFiles files(Path userData, CollectionId id, Optional<MasterKey> masterKey) {
        Optional<Fernet> encryption =
                masterKey.map(key -> new Fernet(key.userKey(CollectionFolder.folderName(id.userId()))));
        return new ContentsFiles(CollectionFolder.of(userData, id), new MetadataFile(encryption));
    }

    /**
     * Opens an existing collection of whatever dimension it has; nothing is written by opening and reading it.
     *
     * @param modelOfDimension gives the embedding model for the dimension found
     * @param masterKey what the user's key is derived from; empty to read and write plainly
     * @throws VectorStoreException if there is no such collection or it is empty, damaged, foreign or encrypted under
     *     another key, or an interrupted save waits to be finished
     */
    public static FileVectorStore openExisting(
            Path userData,
            CollectionId id,
            IntFunction<? extends EmbeddingModel> modelOfDimension,
            Optional<MasterKey> masterKey) {
        ContentsFiles files = files(userData, id, masterKey);
        FileContents contents = files.loadUntouched();
        int dimension = contents.vectors().dimension();
        if (dimension == 0) {
            throw new VectorStoreException("there are no documents in "
                    + files.folder().path()
                    + "; name the folder that holds one folder a user, the user and the collection");
        }
        return new FileVectorStore(
                files, contents, modelOfDimension.apply(dimension), Clock.system(ZoneId.systemDefault()));
    }

    static FileVectorStore open(Path userData, CollectionId id, EmbeddingModel model, Clock clock) {
        return open(files(userData, id, Optional.empty()), model, clock);
    }

    private static FileVectorStore open(ContentsFiles files, EmbeddingModel model, Clock clock) {
        FileVectorStore store = new FileVectorStore(files, files.load(), model, clock);
        int stored = store.snapshot.contents().vectors().dimension();
        if (stored != 0 && stored != model.dimension()) {
            throw new VectorStoreException(files.folder().path() + " holds vectors of " + stored
                    + " dimensions; the embedding model makes " + model.dimension());
        }
        return store;
    }

    /** Returns the name of a user's folder: the user id as the Python application spells it. */
    public static String folderName(String userId) {
        return CollectionFolder.folderName(userId);
    }

    @Override
    public EmbeddingModel embeddingModel() {
        return model;
    }

    @Override
    public synchronized List<String> addEmbedded(List<EmbeddedDocument> documents) {
        requireStorable(documents);
        if (documents.isEmpty()) {
            return List.of();
        }
        ContentsChange.Added added = change.add(snapshot.contents(), List.copyOf(documents));
        save(added.contents());
        return added.ids();
    }

    /**
     * Returns the documents under the ids that {@link #addEmbedded} would store them under if it came next; stores
     * nothing.
     *
     * @throws InvalidInputException if {@link #addEmbedded} would refuse them
     */
    public synchronized List<EmbeddedDocument> identified(List<EmbeddedDocument> documents) {
        requireStorable(documents);
        return change.identified(snapshot.contents(), documents);
    }

    private void requireStorable(List<EmbeddedDocument> documents) {
        StorableDocuments.require(documents, model.dimension());
        requireNoReservedKey(documents);
    }

    /** Goes on with contents whose saving was decided but not finished: whoever opens the folder finds them too. */
    private void save(FileContents changed) {
        try {
            files.save(changed);
        } catch (OutcomeUnknownException e) {
            snapshot = snapshot.followedBy(changed);
            throw e;
        }
        snapshot = snapshot.followedBy(changed);
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

    /** Returns what the store holds now. */
    public FileSnapshot snapshot() {
        return snapshot;
    }

    /** Returns every document with its vector, each component the float32 nearest to the stored float64, in order. */
    public List<EmbeddedDocument> documents() {
        return snapshot.documents();
    }

    @Override
    public List<ScoredDocument> search(SearchRequest request) {
        return snapshot.search(request);
    }

    @Override
    public List<ScoredDocument> maxMarginalRelevanceSearch(MarginalRelevanceRequest request) {
        return snapshot.maxMarginalRelevanceSearch(request);
    }

    @Override
    public List<Document> getByIds(List<String> ids) {
        return snapshot.getByIds(ids);
    }

    @Override
    public Page<Document> page(PageRequest request) {
        return EntryPage.of(snapshot.contents(), request, cursors);
    }

    @Override
    public synchronized void delete(List<String> ids) {
        replaceContents(change.remove(snapshot.contents(), ids));
    }

    @Override
    public synchronized long deleteMatching(MetadataFilter filter) {
        long before = snapshot.size();
        replaceContents(change.removeMatching(snapshot.contents(), filter));
        return before - snapshot.size();
    }

    private void replaceContents(FileContents remaining) {
        if (remaining.size() != snapshot.size()) {
            save(remaining);
        }
    }

    @Override
    public CollectionStats getCollectionStats() {
        FileContents now = snapshot.contents();
        String status = now.size() == 0 ? "empty" : "ready";
        return new CollectionStats(
                now.size(), now.vectors().size(), files.folder().path().toString(), status);
    }

    /** Does nothing: every change is on disk when its call returns. */
    @Override
    public void close() {}
}
