package dev.touchstone.bench.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How an HNSW index is built and searched; each figure is checked when it is asked for. */
final class HnswOptions {
    private static final int MOST = 1_000;

    @Option(names = "-m", paramLabel = "M", defaultValue = "16", description = "HNSW's m (default: ${DEFAULT-VALUE})")
    private int m;

    @Option(names = "--ef-construction", paramLabel = "EF", defaultValue = "64", description = "default: 64")
    private int efConstruction;

    @Option(names = "--ef-search", paramLabel = "EF", defaultValue = "40", description = "default: 40")
    private int efSearch;

    @Mixin
    private ResultsOption results;

    int m() {
        return OptionRange.check("-m", m, 2, 100);
    }

    int efConstruction() {
        return OptionRange.check("--ef-construction", efConstruction, Math.max(4, 2 * m()), MOST);
    }

    int efSearch() {
        return OptionRange.check("--ef-search", efSearch, k(), MOST);
    }

    int k() {
        return results.k();
    }
}
