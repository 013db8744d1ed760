package dev.touchstone.dataset.synthetic;

/** Gives vectors of length 1 lengths of 1 to about 30, few of them long, as popularity does in recommendation. */
public final class LongTail implements VectorGenerator {
    private static final double SHARE = 0.999;

    private final VectorGenerator directions;
    private final Stream stream;

    /** Stretches vectors by lengths a seed decides. */
    public LongTail(long seed, VectorGenerator directions) {
        this.directions = directions;
        this.stream = new Stream(seed, "lengths");
    }

    @Override
    public int dimension() {
        return directions.dimension();
    }

    @Override
    public float[] vector(int row) {
        float[] vector = directions.vector(row);
        float length = (float) (1 / Math.sqrt(1 - SHARE * stream.at(row).nextDouble()));
        for (int d = 0; d < vector.length; d++) {
            vector[d] *= length;
        }
        return vector;
    }
}
