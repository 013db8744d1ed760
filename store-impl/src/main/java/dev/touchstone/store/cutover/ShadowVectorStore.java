package dev.touchstone.store.cutover;

import dev.touchstone.store.CollectionStats;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MarginalRelevanceRequest;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.Page;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.cutover.journal.WriteLog;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.file.FileSnapshot;
import dev.touchstone.store.file.FileVectorStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file store that PostgreSQL follows: every answer and every error is the file store's.
 *
 * <p>Changes, searches and look-ups by id go to the lane. Pages and statistics do not: a page's cursor is its store's own,
 * and the lane counts by itself.
 */
final class ShadowVectorStore implements VectorStore {
    private final FileVectorStore file;
    private final Lane lane;
    private final WriteLog log;

    ShadowVectorStore(Lane lane, WriteLog log) {
        this.file = lane.file();
        this.lane = lane;
        this.log = log;
    }

    @Override
    public EmbeddingModel embeddingModel() {
        return file.embeddingModel();
    }

    @Override
    public List<String> addEmbedded(List<EmbeddedDocument> documents) {
        synchronized (lane.writing()) {
            List<EmbeddedDocument> identified = file.identified(documents);
            List<String> ids =
                    identified.stream().map(added -> added.document().id()).toList();
            change(ids, identified, () -> file.addEmbedded(identified));
            return ids;
        }
    }

    @Override
    public void delete(List<String> ids) {
        synchronized (lane.writing()) {
            change(ids, List.of(), () -> file.delete(ids));
        }
    }

    /** PostgreSQL deletes the same documents, whatever it would make of the filter. */
    @Override
    public long deleteMatching(MetadataFilter filter) {
        synchronized (lane.writing()) {
            List<String> ids = file.snapshot().idsMatching(filter);
            long[] deleted = {0};
            change(ids, List.of(), () -> deleted[0] = file.deleteMatching(filter));
            return deleted[0];
        }
    }

    /** Noted before it is made, so that a process killed in between leaves the ids behind. */
    private void change(List<String> ids, List<EmbeddedDocument> added, Runnable change) {
        if (ids.isEmpty()) {
            change.run();
            return;
        }
        long number = log.begin(lane.id(), ids);
        long start = System.nanoTime();
        try {
            change.run();
        } catch (RuntimeException e) {
            lane.fallBehind(ids, number);
            throw e;
        }
        long took = System.nanoTime() - start;
        lane.offer(new Task.Write(number, file.snapshot().version(), ids, added, took));
    }

    @Override
    public List<ScoredDocument> search(SearchRequest request) {
        return ask(new Asked.Search(request));
    }

    @Override
    public List<ScoredDocument> maxMarginalRelevanceSearch(MarginalRelevanceRequest request) {
        return ask(new Asked.MarginalRelevance(request));
    }

    private List<ScoredDocument> ask(Asked asked) {
        FileSnapshot now = file.snapshot();
        long start = System.nanoTime();
        List<ScoredDocument> answer = asked.of(now);
        lane.offer(Task.Read.of(asked, answer, now, System.nanoTime() - start));
        return answer;
    }

    /** PostgreSQL is asked for each id once. */
    @Override
    public List<Document> getByIds(List<String> ids) {
        Map<String, Document> found = new LinkedHashMap<>();
        for (ScoredDocument row : ask(new Asked.Get(ids))) {
            found.put(row.document().id(), row.document());
        }
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    @Override
    public Page<Document> page(PageRequest request) {
        return file.page(request);
    }

    @Override
    public CollectionStats getCollectionStats() {
        return file.getCollectionStats();
    }

    @Override
    public void close() {}
}
