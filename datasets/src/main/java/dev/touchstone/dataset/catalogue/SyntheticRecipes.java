package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Query;
import dev.touchstone.dataset.synthetic.ClusterSpace;
import dev.touchstone.dataset.synthetic.ClusteredCorpus;
import dev.touchstone.dataset.synthetic.LongTail;
import dev.touchstone.dataset.synthetic.NearDuplicates;
import dev.touchstone.dataset.synthetic.Selectivities;
import dev.touchstone.dataset.synthetic.UniformVectors;
import dev.touchstone.dataset.synthetic.VectorGenerator;
import dev.touchstone.dataset.synthetic.ZipfUsers;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The seeded datasets. */
final class SyntheticRecipes {
    private static final long SEED = ClusteredCorpus.SEED;
    private static final int CLUSTERS = 1_000;
    private static final int ROWS_PER_USER = 50;
    private static final String CORPUS = "corpus";
    private static final String QUERIES = "queries";

    private SyntheticRecipes() {}

    static List<Recipe> all() {
        return List.of(
                clustered("clustered10k-768-cosine", 10_000, 768),
                clustered("clustered100k-768-cosine", 100_000, 768),
                clustered("clustered1m-768-cosine", 1_000_000, 768),
                clustered("clustered20k-3072-cosine", 20_000, 3_072),
                uniform(),
                duplicates(),
                longTail());
    }

    private static Recipe clustered(String name, int documents, int dimension) {
        int users = documents / ROWS_PER_USER;
        return recipe(
                name,
                "clustered unit vectors of " + users + " users whose sizes follow Zipf's law",
                documents,
                new Space(dimension, Metric.COSINE),
                () -> {
                    ClusteredCorpus set = new ClusteredCorpus(dimension, users);
                    return new SyntheticParts(
                            row -> document(row, ZipfUsers.name(set.owner(row))),
                            query -> new Query(
                                    "query " + query, Map.of(CorpusDocument.USER, ZipfUsers.name(set.asker(query)))),
                            set.documents(),
                            set.queries());
                });
    }

    private static Recipe uniform() {
        return recipe(
                "uniform100k-64-l2",
                "independent uniform components: distances hardly differ, the hardest case for an index",
                100_000,
                new Space(64, Metric.L2),
                () -> plain(new UniformVectors(SEED, CORPUS, 64), new UniformVectors(SEED, QUERIES, 64)));
    }

    private static Recipe duplicates() {
        return recipe(
                "duplicates50k-384-cosine",
                "groups of " + NearDuplicates.GROUP + " nearly equal vectors, two of them exactly equal",
                50_000,
                new Space(384, Metric.COSINE),
                () -> {
                    ClusterSpace space = new ClusterSpace(SEED, 384);
                    return plain(
                            new NearDuplicates(SEED, space.vectors(CORPUS, row -> row % CLUSTERS)),
                            space.vectors(QUERIES, query -> query % CLUSTERS));
                });
    }

    private static Recipe longTail() {
        return recipe(
                "longtail50k-128-inner-product",
                "clustered vectors of very different lengths, searched by inner product",
                50_000,
                new Space(128, Metric.INNER_PRODUCT),
                () -> {
                    ClusterSpace space = new ClusterSpace(SEED, 128);
                    return plain(
                            new LongTail(SEED, space.vectors(CORPUS, row -> row % CLUSTERS)),
                            space.vectors(QUERIES, query -> query % CLUSTERS));
                });
    }

    private static SyntheticParts plain(VectorGenerator corpus, VectorGenerator queries) {
        return new SyntheticParts(
                row -> new CorpusDocument(id(row), "document " + row, Selectivities.of(row)),
                query -> Query.of("query " + query),
                corpus,
                queries);
    }

    private static CorpusDocument document(int row, String user) {
        Map<String, String> attributes = Selectivities.of(row);
        attributes.put(CorpusDocument.USER, user);
        return new CorpusDocument(id(row), "document " + row, attributes);
    }

    private static String id(int row) {
        return "row-" + row;
    }

    /** Where vectors lie and how their nearness is measured. */
    private record Space(int dimension, Metric metric) {}

    private static Recipe recipe(
            String name, String description, int documents, Space space, Supplier<SyntheticParts> parts) {
        DatasetInfo info = new DatasetInfo(
                name,
                description,
                "computed from seed " + SEED,
                "Apache-2.0, with Touchstone",
                documents,
                1_000,
                space.dimension(),
                space.metric());
        return new SyntheticRecipe(info, parts);
    }
}
