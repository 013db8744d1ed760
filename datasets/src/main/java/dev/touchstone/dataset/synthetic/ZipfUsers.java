package dev.touchstone.dataset.synthetic;

import dev.touchstone.dataset.DatasetException;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Users of very different size: the r-th largest owns a share of the rows proportional to 1/r (Zipf, 1949). */
public final class ZipfUsers {
    private final Stream stream;
    private final double[] upTo;

    /**
     * Deals rows out to users.
     *
     * @param seed of the dataset
     * @param purpose keeps corpus and queries of one seed apart
     * @param users how many there are, at least 1
     */
    public ZipfUsers(long seed, String purpose, int users) {
        if (users < 1) {
            throw new DatasetException("a law of users needs at least one user");
        }
        this.stream = new Stream(seed, purpose);
        this.upTo = new double[users];
        double sum = 0;
        for (int rank = 0; rank < users; rank++) {
            sum += 1.0 / (rank + 1);
            upTo[rank] = sum;
        }
    }

    /** Returns who owns a row: 0 for the largest user. */
    public int of(int row) {
        SplittableRandom random = stream.at(row);
        int place = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return Math.min(upTo.length - 1, place < 0 ? -place - 1 : place + 1);
    }

    /** Returns the name of a user. */
    public static String name(int user) {
        return "user" + user;
    }
}
