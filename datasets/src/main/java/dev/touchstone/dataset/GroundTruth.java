package dev.touchstone.dataset;

import java.util.List;

/** The exact nearest neighbours of every query. */
public final class GroundTruth {
    private final int k;
    private final List<Neighbours> neighbours;

    /**
     * Holds what an exact search found.
     *
     * @param k how many neighbours were asked for, at least 1
     * @param neighbours one entry a query; an entry is shorter than k only where fewer rows match
     * @throws DatasetException where an entry is longer than k
     */
    public GroundTruth(int k, List<Neighbours> neighbours) {
        this.k = k;
        this.neighbours = List.copyOf(neighbours);
        for (int query = 0; query < neighbours.size(); query++) {
            if (neighbours.get(query).size() > k) {
                throw new DatasetException("query " + query + " has "
                        + neighbours.get(query).size() + " neighbours in a ground truth of " + k);
            }
        }
    }

    /** Returns how many neighbours were looked for: recall@k is defined up to here. */
    public int k() {
        return k;
    }

    /** Returns the number of queries. */
    public int queries() {
        return neighbours.size();
    }

    /** Returns the nearest corpus rows of a query, nearest first; not a copy. */
    public int[] neighbours(int query) {
        return neighbours.get(query).rows();
    }

    /** Returns the distances of {@link #neighbours(int)}, never falling; not a copy. */
    public double[] distances(int query) {
        return neighbours.get(query).distances();
    }
}
