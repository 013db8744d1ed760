package dev.touchstone.store.file;

import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MarginalRelevanceRequest;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.Vectors;
import dev.touchstone.store.internal.MarginalRelevance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What a file store held at one moment; whoever holds on to it holds on to its vectors. */
public final class FileSnapshot {
    private final FileContents contents;
    private final int dimension;
    private final long version;

    FileSnapshot(FileContents contents, int dimension, long version) {
        this.contents = contents;
        this.dimension = dimension;
        this.version = version;
    }

    FileSnapshot followedBy(FileContents changed) {
        return new FileSnapshot(changed, dimension, version + 1);
    }

    FileContents contents() {
        return contents;
    }

    /** Returns how many changes the store had made since it was opened. */
    public long version() {
        return version;
    }

    /** Returns the number of documents. */
    public int size() {
        return contents.size();
    }

    /** Searches by vector, exactly. */
    public List<ScoredDocument> search(SearchRequest request) {
        Vectors.requireDimension("the query vector", request.vector(), dimension);
        return NearestEntries.of(contents, request).rows();
    }

    /** Searches for documents near the query and unlike each other. */
    public List<ScoredDocument> maxMarginalRelevanceSearch(MarginalRelevanceRequest request) {
        SearchRequest fetch = request.candidates();
        Vectors.requireDimension("the query vector", fetch.vector(), dimension);
        NearestEntries nearest = NearestEntries.of(contents, fetch);
        return MarginalRelevance.choose(nearest.candidates(), request.k(), request.lambda());
    }

    /** Returns the documents with these ids in the order of the ids; unknown ids are left out. */
    public List<Document> getByIds(List<String> ids) {
        Map<String, Integer> numbers = ContentsChange.numbers(contents);
        return ids.stream()
                .filter(numbers::containsKey)
                .map(id -> contents.entries().get(numbers.get(id)).document())
                .toList();
    }

    /** Returns every document with its vector, each component the float32 nearest to the stored float64, in order. */
    public List<EmbeddedDocument> documents() {
        return documents(number -> true);
    }

    /** Returns the documents that have one of these ids with their vectors, in the collection's order. */
    public List<EmbeddedDocument> documents(Collection<String> ids) {
        Set<String> wanted = Set.copyOf(ids);
        return documents(number ->
                wanted.contains(contents.entries().get(number).document().id()));
    }

    /** Returns the ids of the documents that match a filter, in the collection's order. */
    public List<String> idsMatching(MetadataFilter filter) {
        return contents.entries().stream()
                .map(StoredEntry::document)
                .filter(document -> FilterMatch.matches(filter, document.metadata()))
                .map(Document::id)
                .toList();
    }

    private List<EmbeddedDocument> documents(IntPredicate wanted) {
        return IntStream.range(0, contents.size())
                .filter(wanted)
                .mapToObj(i -> new EmbeddedDocument(
                        contents.entries().get(i).document(), contents.vectors().row(i)))
                .toList();
    }
}
