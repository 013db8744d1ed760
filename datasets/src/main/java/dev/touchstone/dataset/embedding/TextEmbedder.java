package dev.touchstone.dataset.embedding;

import dev.touchstone.dataset.Progress;
import java.util.List;

/** A sentence model that is open and ready; used by many threads, closed once. */
public interface TextEmbedder extends AutoCloseable {
    /** Returns the name of the model, which changes when its vectors do. */
    String model();

    /** Returns the number of components of each vector. */
    int dimension();

    /**
     * Returns the vector of a text.
     *
     * @throws dev.touchstone.dataset.DatasetException where the text is blank or longer than the model reads
     */
    float[] embed(String text);

    /** Returns the vectors of many texts, in their order, using every core. */
    List<float[]> embed(List<String> texts, Progress progress);

    @Override
    void close();
}
