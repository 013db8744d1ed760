package dev.touchstone.bench.reference;

import dev.touchstone.bench.jmh.WarmUp;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/** One client in this JVM whose searches are each followed by a reference scan: both see the same machine. */
public final class PairedSearches {
    private static final int WARM_UP_WINDOW = 50;

    private final Searching search;
    private final ReferenceScan reference;

    public PairedSearches(Searching search, ReferenceScan reference) {
        this.search = search;
        this.reference = reference;
    }

    /** A way to search. */
    @FunctionalInterface
    public interface Searching {
        List<ScoredDocument> search(SearchRequest request);
    }

    /**
     * What pairs took, in nanoseconds.
     *
     * @param search of the searches
     * @param reference of the scans between them, as many
     */
    public record Times(Histogram search, Histogram reference) {}

    /** Asks the requests over and over until latency is steady, at least one window of them and at most for the limit. */
    public WarmUp warmUp(List<SearchRequest> requests, Duration limit) {
        int[] next = {0};
        return WarmUp.run(
                () -> {
                    search.search(requests.get(next[0]++ % requests.size()));
                    reference.run();
                },
                WARM_UP_WINDOW,
                limit,
                System::nanoTime);
    }

    /** Times every request once, in order. */
    public Times time(List<SearchRequest> requests) {
        Times times = new Times(new Histogram(3), new Histogram(3));
        for (SearchRequest request : requests) {
            long start = System.nanoTime();
            search.search(request);
            long between = System.nanoTime();
            reference.run();
            times.search().recordValue(between - start);
            times.reference().recordValue(System.nanoTime() - between);
        }
        return times;
    }
}
