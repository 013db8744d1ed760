package dev.touchstone.dataset.doctor;

import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.doctor.Finding.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges an examination. Limits of pgvector 0.8: 2,000 dimensions in an index over vector, 4,000 over halfvec; ten equal
 * vectors share an element of an HNSW graph; binary_quantize sets a bit where a component is above 0.
 */
final class Findings {
    private static final int VECTOR_INDEX_DIMENSIONS = 2_000;
    private static final int HALFVEC_INDEX_DIMENSIONS = 4_000;
    private static final int EQUAL_IN_ONE_ELEMENT = 10;
    private static final float LARGEST_HALF = 65_504;
    private static final double MANY_DUPLICATES = 0.01;
    private static final double CROWDED_COPIES = 0.25;
    private static final double NORM_SPREAD = 2;
    private static final double NO_CONTRAST = 1.25;
    private static final double LITTLE_CONTRAST = 2;
    private static final double FAR_QUERIES = 1.5;
    private static final double SHIFTED = 0.1;
    private static final double MOST_BY_BITS = 0.9;
    private static final double TOO_FEW_BY_BITS = 0.5;

    private final Examination seen;
    private final VectorStatistics corpus;

    Findings(Examination seen) {
        this.seen = seen;
        this.corpus = seen.corpus();
    }

    List<Finding> all() {
        List<Finding> all = new ArrayList<>();
        metric().ifPresent(all::add);
        all.addAll(List.of(nonFinite(), zero(), duplicates(), norms(), dimension(), halves()));
        all.add(bits());
        seen.nearness().map(this::nearCopies).ifPresent(all::add);
        seen.nearness().map(this::contrast).ifPresent(all::add);
        drift().ifPresent(all::add);
        seen.users().map(this::users).ifPresent(all::add);
        return all;
    }

    private Optional<Finding> metric() {
        return seen.metric() == Metric.COSINE
                ? Optional.empty()
                : Optional.of(new Finding(
                        Grade.NOTE,
                        "metric",
                        "by " + seen.metric().label(),
                        "the store searches by cosine, and is measured on these vectors under the name NAME-by-cosine"
                                + (seen.metric() == Metric.INNER_PRODUCT
                                        ? "; look there for contrast, near copies and bits: inner products have no ratio"
                                        : "")));
    }

    private Finding nonFinite() {
        int count = corpus.nonFinite()
                + seen.queries().map(VectorStatistics::nonFinite).orElse(0);
        return count == 0
                ? ok("NaN and infinity", "none", "every vector can be stored")
                : new Finding(
                        Grade.FAULT,
                        "NaN and infinity",
                        vectors(count),
                        "pgvector refuses them, and they have no distance: leave them out, and mend what wrote them");
    }

    private Finding zero() {
        int count = corpus.zero() + seen.queries().map(VectorStatistics::zero).orElse(0);
        if (count == 0) {
            return ok("zero vectors", "none", "every document can be found");
        }
        return seen.metric() == Metric.COSINE
                ? new Finding(
                        Grade.FAULT,
                        "zero vectors",
                        vectors(count),
                        "a cosine index leaves them out and an exact scan gives them distance NaN: leave them out")
                : new Finding(
                        Grade.NOTE,
                        "zero vectors",
                        vectors(count),
                        "they have distances, but mean nothing: look at them");
    }

    private Finding duplicates() {
        if (corpus.duplicates() == 0) {
            return ok("equal vectors", "none", "no ties at distance 0");
        }
        String found = format(
                "%d repeat an earlier one (%s), the largest group has %d",
                corpus.duplicates(), percent(share(corpus.duplicates())), corpus.largestGroup());
        boolean crowded = corpus.largestGroup() > EQUAL_IN_ONE_ELEMENT;
        String meaning = crowded
                ? "above " + EQUAL_IN_ONE_ELEMENT
                        + " equal vectors an HNSW graph links copies to copies and recall falls:"
                        + " keep one of each, or raise m and ef_search"
                : "k results may be copies of one text: count recall by distance, not by id; consider keeping one of each";
        boolean bad = crowded || share(corpus.duplicates()) >= MANY_DUPLICATES;
        return new Finding(bad ? Grade.WARNING : Grade.NOTE, "equal vectors", found, meaning);
    }

    private Finding nearCopies(Nearness nearness) {
        double share = nearness.nearCopies();
        String found = part(share) + " of the documents looked at";
        if (share < MANY_DUPLICATES) {
            return ok("near copies", found, "results are different documents");
        }
        return new Finding(
                share < CROWDED_COPIES ? Grade.NOTE : Grade.WARNING,
                "near copies",
                found,
                "k results may be one text over and over: keep one of each or ask for more; the links of an HNSW graph go to"
                        + " copies first, so raise m and ef_search until recall holds");
    }

    private Finding norms() {
        Quantiles norms = corpus.norms();
        if (corpus.nonUnit() == 0) {
            return ok(
                    "lengths",
                    "of length 1",
                    "cosine, inner_product and l2 give one order; inner_product computes least");
        }
        String found = format(
                "%.4g to %.4g, median %.4g; %s of length 1",
                norms.min(), norms.max(), norms.median(), part(1 - share(corpus.nonUnit() + corpus.zero())));
        boolean wide = norms.p95() > NORM_SPREAD * norms.p5();
        return switch (seen.metric()) {
            case COSINE ->
                new Finding(
                        Grade.NOTE,
                        "lengths",
                        found,
                        "cosine does not mind; inner_product and l2 would give another order");
            case L2 ->
                new Finding(
                        Grade.NOTE, "lengths", found, "l2 counts length as distance: right if length carries meaning");
            case INNER_PRODUCT ->
                new Finding(
                        wide ? Grade.WARNING : Grade.NOTE,
                        "lengths",
                        found,
                        wide
                                ? "long vectors are near everything: an HNSW graph crowds around them and recall falls, so"
                                        + " raise ef_search or store unit vectors"
                                : "inner_product prefers long vectors: right if length carries meaning");
        };
    }

    private Finding dimension() {
        String found = seen.dimension() + " dimensions";
        if (seen.dimension() > HALFVEC_INDEX_DIMENSIONS) {
            return new Finding(
                    Grade.WARNING,
                    "dimension",
                    found,
                    "only a binary index takes that many: re-rank, or shorten vectors");
        }
        return seen.dimension() > VECTOR_INDEX_DIMENSIONS
                ? new Finding(Grade.NOTE, "dimension", found, "above 2,000 an index needs halfvec, re-ranked on vector")
                : ok("dimension", found, "any index type takes them");
    }

    private Finding halves() {
        String found = format("components up to %.4g", corpus.largestComponent());
        return corpus.largestComponent() > LARGEST_HALF
                ? new Finding(
                        Grade.WARNING, "half precision", found, "above 65,504 halfvec overflows: use vector, or scale")
                : ok("half precision", found, "halfvec can hold them");
    }

    private Finding bits() {
        Optional<Double> byBits = seen.nearness().map(Nearness::bits);
        String found = (corpus.nonNegative() ? "no component is negative" : "both signs")
                + (corpus.signsTellApart()
                        ? ""
                        : ", " + percent(corpus.constantBits()) + " of the bits mostly the same")
                + byBits.map(share -> format(
                                "; %s of the %d nearest are among the %d nearest by bits",
                                part(share), SignBits.NEAREST, SignBits.CANDIDATES))
                        .orElse("");
        double share = byBits.orElse(1.0);
        if (corpus.signsTellApart() && share >= MOST_BY_BITS) {
            return ok("binary quantisation", found, "worth measuring with re-ranking");
        }
        if (corpus.signsTellApart() && share >= TOO_FEW_BY_BITS) {
            return new Finding(
                    Grade.NOTE, "binary quantisation", found, "needs many candidates a result to re-rank: measure it");
        }
        return new Finding(
                Grade.WARNING,
                "binary quantisation",
                found,
                corpus.nonNegative()
                        ? "it keeps only whether a component is above 0: subtract the mean first, or use halfvec"
                        : "one bit a component loses too much here: use halfvec, or expect to re-rank many candidates");
    }

    private Finding contrast(Nearness nearness) {
        String found = format("others are %.2f times as far as the nearest", nearness.contrast());
        if (nearness.contrast() < NO_CONTRAST) {
            return new Finding(
                    Grade.WARNING,
                    "relative contrast",
                    found,
                    "neighbours hardly stand out: expect to need a high ef_search or many probes; compare exact search");
        }
        return nearness.contrast() < LITTLE_CONTRAST
                ? new Finding(
                        Grade.NOTE,
                        "relative contrast",
                        found,
                        "neighbours stand out a little, as in most text: measure recall over ef_search or probes")
                : ok("relative contrast", found, "neighbours stand out: an index can find them");
    }

    private Optional<Finding> drift() {
        if (seen.queries().isEmpty()) {
            return Optional.empty();
        }
        double shift = seen.meanShift().orElse(0.0);
        Optional<Double> farther = seen.nearness().flatMap(Nearness::drift);
        String found = format("the means are %.2g of the variance apart", shift)
                + farther.map(ratio -> format("; a query's neighbours are %.2f times as far as a document's", ratio))
                        .orElse("");
        boolean drifted =
                shift > SHIFTED || farther.filter(ratio -> ratio > FAR_QUERIES).isPresent();
        return Optional.of(
                drifted
                        ? new Finding(
                                Grade.WARNING,
                                "drift of queries",
                                found,
                                "queries come from elsewhere than documents: tune with these queries, never with"
                                        + " documents as queries, and expect to need a higher ef_search")
                        : ok("drift of queries", found, "queries lie where documents lie"));
    }

    private Finding users(UserSizes sizes) {
        String found = format(
                "%d users, median %.0f documents, largest %.0f (%s); %d have fewer than %d",
                sizes.users(),
                sizes.documents().median(),
                sizes.documents().max(),
                percent(sizes.largestShare()),
                sizes.small(),
                UserSizes.SMALL);
        if (sizes.users() == 1) {
            return ok("user sizes", found, "one user: nothing to filter by");
        }
        return new Finding(
                Grade.NOTE,
                "user sizes",
                found,
                "a shared index filters after it searched, so small users get short answers without iterative_scan:"
                        + " exact search per user for those, an index of their own for the largest");
    }

    private static String vectors(int count) {
        return count + (count == 1 ? " vector" : " vectors");
    }

    private double share(int count) {
        return (double) count / corpus.finite();
    }

    private static Finding ok(String subject, String found, String meaning) {
        return new Finding(Grade.OK, subject, found, meaning);
    }

    private static String part(double share) {
        return share == 0 ? "none" : share == 1 ? "all" : percent(share);
    }

    private static String percent(double share) {
        return format(share > 0 && share < 0.001 ? "%.3f %%" : "%.1f %%", 100 * share);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
