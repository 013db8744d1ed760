package dev.touchstone.bench.cli;

import picocli.CommandLine.Option;

/** The dataset of the catalogue that is measured on. */
final class DatasetOption {
    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            defaultValue = "wordnet10k-minilm-384-cosine",
            description = "default: ${DEFAULT-VALUE}; ./touchstone dataset list names them all")
    private String name;

    String name() {
        return name;
    }
}
