package dev.touchstone.dataset.synthetic;

/**
 * The clustered sets of the catalogue: unit vectors of users whose sizes follow Zipf's law and who write mostly about a
 * few clusters of their own. Rows are drawn one by one, so every prefix is a fair sample of the whole.
 */
public final class ClusteredCorpus {
    /** The seed of the catalogue's sets. */
    public static final long SEED = 31;

    private static final int CLUSTERS = 1_000;
    private static final String CORPUS = "corpus";
    private static final String QUERIES = "queries";

    private final ClusterSpace space;
    private final ZipfUsers owners;
    private final ZipfUsers askers;

    /**
     * Lays out a set of the catalogue's seed.
     *
     * @param dimension components of each vector
     * @param users how many there are, at least 1
     */
    public ClusteredCorpus(int dimension, int users) {
        this.space = new ClusterSpace(SEED, dimension);
        this.owners = new ZipfUsers(SEED, CORPUS, users);
        this.askers = new ZipfUsers(SEED, QUERIES, users);
    }

    /** Returns the documents' vectors, any number of them. */
    public VectorGenerator documents() {
        return space.vectors(CORPUS, new UserTopics(SEED, CORPUS, owners::of, CLUSTERS));
    }

    /** Returns the queries' vectors, any number of them and none of them a document's. */
    public VectorGenerator queries() {
        return space.vectors(QUERIES, new UserTopics(SEED, QUERIES, askers::of, CLUSTERS));
    }

    /** Returns who owns a document: 0 for the largest user. */
    public int owner(int row) {
        return owners.of(row);
    }

    /** Returns who asks a query. */
    public int asker(int query) {
        return askers.of(query);
    }
}
