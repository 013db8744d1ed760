package dev.touchstone.conformance;

import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.List;

/** The vector index behind a subject's stores. */
public interface IndexAccess {
    /** Loads documents while there is no index, then builds it over all that is there. */
    void buildAfter(Runnable load);

    /**
     * Executes a search several times.
     *
     * @param store one of the subject's
     * @return for each execution in turn, whether the index alone answered: the search's plan reads it, and no exact search
     *     had to complete the answer
     */
    List<Boolean> answers(VectorStore store, SearchRequest request, int executions);

    /** Mean recall@10 below which the index is not worth its name: 0.9 for HNSW, 0.8 for IVFFlat. */
    double recallFloor();
}
