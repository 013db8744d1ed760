package dev.touchstone.bench.cli;

import picocli.CommandLine.Option;

/** How much a yardstick measures; each has defaults and ranges of its own. */
final class BenchSizeOptions {
    @Option(names = "--documents", paramLabel = "N", description = "documents (default: ${DEFAULT-VALUE})")
    private int documents;

    @Option(
            names = "--dimensions",
            paramLabel = "D",
            description = "dimensions of a vector (default: ${DEFAULT-VALUE})")
    private int dimensions = 768;

    @Option(
            names = "--rounds",
            paramLabel = "R",
            description = "rounds, in which the sides take turns (default: ${DEFAULT-VALUE})")
    private int rounds;

    /** The defaults. */
    BenchSizeOptions(int documents, int rounds) {
        this.documents = documents;
        this.rounds = rounds;
    }

    int documents(int low, int high) {
        return OptionRange.check("--documents", documents, low, high);
    }

    int dimensions(int high) {
        return OptionRange.check("--dimensions", dimensions, 8, high);
    }

    int rounds() {
        return OptionRange.check("--rounds", rounds, 1, 100);
    }
}
