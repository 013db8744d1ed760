package dev.touchstone.store;

import dev.touchstone.store.embedding.EmbeddingModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Documents of one user and collection, searchable by meaning.
 *
 * <p>Each {@code add} is all or nothing. Every search returns min(k, matching documents) results, best first; equal
 * scores come in insertion order. Implementations are safe for use by several threads.
 */
public interface VectorStore extends AutoCloseable {
    /** Number of results where the caller names none. */
    int DEFAULT_K = 4;

    /** The model that embeds texts and queries given as strings. */
    EmbeddingModel embeddingModel();

    /**
     * Stores documents with vectors computed by the caller; a document whose given id exists replaces the one that has
     * it, in its place in the insertion order.
     *
     * @return the ids in input order; given ids are kept, missing ones assigned
     * @throws InvalidInputException if any vector or text cannot be stored; nothing is stored then
     */
    List<String> addEmbedded(List<EmbeddedDocument> documents);

    /** Searches by vector. */
    List<ScoredDocument> search(SearchRequest request);

    /** Removes the documents with these ids; an unknown id is no error. */
    void delete(List<String> ids);

    /** Counts what the collection holds. */
    CollectionStats getCollectionStats();

    @Override
    void close();

    /** Embeds and stores documents, and returns their ids in input order. */
    default List<String> addDocuments(List<Document> documents) {
        List<float[]> vectors = embeddingModel()
                .embedDocuments(documents.stream().map(Document::text).toList());
        if (vectors.size() != documents.size()) {
            throw new VectorStoreException(
                    "the embedding model returned " + vectors.size() + " vectors for " + documents.size() + " texts");
        }
        List<EmbeddedDocument> embedded = new ArrayList<>(documents.size());
        for (int i = 0; i < documents.size(); i++) {
            embedded.add(new EmbeddedDocument(documents.get(i), vectors.get(i)));
        }
        return addEmbedded(embedded);
    }

    /** Embeds and stores texts without metadata, and returns their ids in input order. */
    default List<String> addTexts(List<String> texts) {
        return addTexts(texts, Collections.nCopies(texts.size(), Map.of()));
    }

    /**
     * Embeds and stores texts, and returns their ids in input order.
     *
     * @param metadatas one map a text
     * @throws InvalidInputException if the two lists differ in length
     */
    default List<String> addTexts(List<String> texts, List<Map<String, Object>> metadatas) {
        if (texts.size() != metadatas.size()) {
            throw new InvalidInputException(texts.size() + " texts came with " + metadatas.size() + " metadata maps");
        }
        List<Document> documents = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            documents.add(Document.of(texts.get(i), metadatas.get(i)));
        }
        return addDocuments(documents);
    }

    /** Returns the {@value #DEFAULT_K} documents nearest to the query, best first. */
    default List<Document> similaritySearch(String query) {
        return similaritySearch(query, DEFAULT_K);
    }

    /** Returns the k documents nearest to the query, best first. */
    default List<Document> similaritySearch(String query, int k) {
        return similaritySearchWithScore(query, k).stream()
                .map(ScoredDocument::document)
                .toList();
    }

    /** Returns the {@value #DEFAULT_K} documents nearest to the query with their cosine similarity, best first. */
    default List<ScoredDocument> similaritySearchWithScore(String query) {
        return similaritySearchWithScore(query, DEFAULT_K);
    }

    /** Returns the k documents nearest to the query with their cosine similarity, best first. */
    default List<ScoredDocument> similaritySearchWithScore(String query, int k) {
        return search(SearchRequest.of(embeddingModel().embedQuery(query), k));
    }
}
