package dev.touchstone.bench.cli;

import picocli.CommandLine.Option;

/** What is drawn at random is drawn the same again. */
final class SeedOption {
    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "of what is drawn (default: 1)")
    private long seed;

    long seed() {
        return seed;
    }
}
