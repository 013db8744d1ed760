package dev.touchstone.store.cutover;

import dev.touchstone.store.Document;
import dev.touchstone.store.MarginalRelevanceRequest;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.cutover.journal.ShadowEvent.Kind;
import dev.touchstone.store.cutover.journal.ShadowEvent.Question;
import dev.touchstone.store.file.FileSnapshot;
import dev.touchstone.store.postgres.PgVectorStore;
import java.util.List;
import java.util.Set;

/** A question that is put to both stores. */
sealed interface Asked {
    Question question();

    List<ScoredDocument> of(FileSnapshot file);

    List<ScoredDocument> of(PgVectorStore postgres);

    /** Returns those of the documents with these ids that match in the file store, with their scores. */
    List<ScoredDocument> among(FileSnapshot file, Set<String> ids);

    /** Rough bytes of memory it holds while it waits. */
    long bytes();

    /** A search by vector; keeps its own copy of the vector. */
    record Search(SearchRequest request) implements Asked {
        public Search {
            request = new SearchRequest(request.vector().clone(), request.k(), request.filter(), request.minScore());
        }

        @Override
        public Question question() {
            return new Question(Kind.SEARCH, request.k());
        }

        @Override
        public List<ScoredDocument> of(FileSnapshot file) {
            return file.search(request);
        }

        @Override
        public List<ScoredDocument> of(PgVectorStore postgres) {
            return postgres.search(request);
        }

        @Override
        public List<ScoredDocument> among(FileSnapshot file, Set<String> ids) {
            return matching(file, request, ids);
        }

        @Override
        public long bytes() {
            return (long) Float.BYTES * request.vector().length;
        }
    }

    /** A search for documents unlike each other. */
    record MarginalRelevance(MarginalRelevanceRequest request) implements Asked {
        public MarginalRelevance {
            SearchRequest own = new Search(request.candidates()).request();
            request = new MarginalRelevanceRequest(own, request.k(), request.lambda());
        }

        @Override
        public Question question() {
            return new Question(Kind.MARGINAL_RELEVANCE, request.k());
        }

        @Override
        public List<ScoredDocument> of(FileSnapshot file) {
            return file.maxMarginalRelevanceSearch(request);
        }

        @Override
        public List<ScoredDocument> of(PgVectorStore postgres) {
            return postgres.maxMarginalRelevanceSearch(request);
        }

        @Override
        public List<ScoredDocument> among(FileSnapshot file, Set<String> ids) {
            return matching(file, request.candidates(), ids);
        }

        @Override
        public long bytes() {
            return (long) Float.BYTES * request.candidates().vector().length;
        }
    }

    /** Documents by their ids, each id once; each document scores 1. */
    record Get(List<String> ids) implements Asked {
        public Get {
            ids = ids.stream().distinct().toList();
        }

        @Override
        public Question question() {
            return new Question(Kind.GET, ids.size());
        }

        @Override
        public List<ScoredDocument> of(FileSnapshot file) {
            return scored(file.getByIds(ids));
        }

        @Override
        public List<ScoredDocument> of(PgVectorStore postgres) {
            return scored(postgres.getByIds(ids));
        }

        @Override
        public List<ScoredDocument> among(FileSnapshot file, Set<String> some) {
            return scored(file.getByIds(List.copyOf(some)));
        }

        @Override
        public long bytes() {
            return 64L * ids.size();
        }

        private static List<ScoredDocument> scored(List<Document> documents) {
            return documents.stream()
                    .map(document -> new ScoredDocument(document, 1))
                    .toList();
        }
    }

    private static List<ScoredDocument> matching(FileSnapshot file, SearchRequest request, Set<String> ids) {
        SearchRequest all =
                new SearchRequest(request.vector(), Math.max(1, file.size()), request.filter(), request.minScore());
        return file.search(all).stream()
                .filter(row -> ids.contains(row.document().id()))
                .toList();
    }
}
