package dev.touchstone.bench.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the file stores are. */
final class UserDataOption {
    @Option(
            names = "--user-data",
            paramLabel = "DIR",
            required = true,
            description = "the application's user_data folder, which holds one folder a user")
    private Path folder;

    Path folder() {
        return folder;
    }
}
