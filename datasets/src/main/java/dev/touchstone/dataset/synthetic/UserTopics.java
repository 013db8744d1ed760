package dev.touchstone.dataset.synthetic;

import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/** Lets each user write mostly about a few clusters of its own, so that filtering by user and nearness go together. */
public final class UserTopics implements Topics {
    private static final int OWN_TOPICS = 4;
    private static final double OWN_SHARE = 0.75;

    private final Stream choices;
    private final Stream own;
    private final IntUnaryOperator userOfRow;
    private final int clusters;

    /**
     * Gives users topics.
     *
     * @param seed of the dataset: a user has the same topics in every purpose
     * @param purpose keeps corpus and queries of one seed apart
     * @param userOfRow who a row belongs to
     * @param clusters how many clusters there are, at least 1
     */
    public UserTopics(long seed, String purpose, IntUnaryOperator userOfRow, int clusters) {
        this.choices = new Stream(seed, purpose + " topics");
        this.own = new Stream(seed, "topics of users");
        this.userOfRow = userOfRow;
        this.clusters = clusters;
    }

    @Override
    public int of(int row) {
        SplittableRandom random = choices.at(row);
        if (random.nextDouble() >= OWN_SHARE) {
            return random.nextInt(clusters);
        }
        long topic = (long) userOfRow.applyAsInt(row) * OWN_TOPICS + random.nextInt(OWN_TOPICS);
        return own.at(topic).nextInt(clusters);
    }
}
