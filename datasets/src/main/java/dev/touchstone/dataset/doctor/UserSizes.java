package dev.touchstone.dataset.doctor;

import dev.touchstone.dataset.Corpus;
import dev.touchstone.dataset.CorpusDocument;
import java.util.Collection;
import java.util.Optional;

/**
 * How many documents users own.
 *
 * @param users how many there are
 * @param documents of a user
 * @param largestShare of all documents, the largest user's
 * @param small users with fewer than {@value #SMALL} documents
 */
public record UserSizes(int users, Quantiles documents, double largestShare, int small) {
    static final int SMALL = 100;

    /** Returns the sizes; empty where no document names a user. */
    public static Optional<UserSizes> of(Corpus corpus) {
        Collection<Integer> counts = corpus.column(CorpusDocument.USER).counts().values();
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        Quantiles sizes =
                Quantiles.of(counts.stream().mapToDouble(Integer::doubleValue).toArray());
        int small = (int) counts.stream().filter(count -> count < SMALL).count();
        return Optional.of(new UserSizes(counts.size(), sizes, sizes.max() / corpus.size(), small));
    }
}
