package dev.touchstone.bench.cli;

import picocli.CommandLine.Option;

/** How many results a search asks for. */
final class ResultsOption {
    @Option(names = "-k", paramLabel = "K", defaultValue = "10", description = "results a search (default: 10)")
    private int k;

    int k() {
        return OptionRange.check("-k", k, 1, 1_000);
    }
}
