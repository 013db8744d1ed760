package dev.touchstone.bench.config;

import java.nio.file.Path;

/** Reads a {@link Grid} from YAML. */
public final class GridFile {
    private static final String DEMO = "grids/demo.yaml";

    private final StrictYaml<Grid> yaml = new StrictYaml<>("grid", Grid.class);

    /** Reads the grid the demo uses unless told otherwise. */
    public Grid demo() {
        return yaml.parse(DEMO, StrictYaml.resource(DEMO));
    }

    /**
     * Reads a grid file.
     *
     * @throws ConfigurationException naming the file and the key that cannot be used
     */
    public Grid read(Path file) {
        return yaml.parse(file.toString(), yaml.text(file));
    }
}
