package dev.touchstone.bench.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How many documents each user has under Zipf's law, in whole documents. */
final class ZipfShares {
    private ZipfShares() {}

    /** Rounds the running sum, so that the shares add up to the documents exactly; the largest user is the first. */
    static List<Long> of(long documents, int users) {
        double harmonic = 0;
        for (int rank = 1; rank <= users; rank++) {
            harmonic += 1.0 / rank;
        }
        List<Long> shares = new ArrayList<>(users);
        double sum = 0;
        long dealt = 0;
        for (int rank = 1; rank <= users; rank++) {
            sum += 1.0 / rank;
            long upTo = rank == users ? documents : Math.round(documents * (sum / harmonic));
            shares.add(upTo - dealt);
            dealt = upTo;
        }
        shares.sort(Collections.reverseOrder());
        return shares;
    }
}
