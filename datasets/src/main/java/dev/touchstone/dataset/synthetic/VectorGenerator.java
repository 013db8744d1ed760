package dev.touchstone.dataset.synthetic;

/** Makes vectors by number: the same number gives the same bits in every process. Safe for use by many threads. */
public interface VectorGenerator {
    /** Returns the number of components of each vector. */
    int dimension();

    /**
     * Returns a vector.
     *
     * @param row its number, at least 0
     */
    float[] vector(int row);
}
