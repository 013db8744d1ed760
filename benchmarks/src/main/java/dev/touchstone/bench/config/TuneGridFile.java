package dev.touchstone.bench.config;

import java.nio.file.Path;

/** Reads a {@link TuneGrid} from YAML. */
public final class TuneGridFile {
    private final StrictYaml<TuneGrid> yaml = new StrictYaml<>("grid", TuneGrid.class);

    /** Reads a grid from text; {@code name} stands in messages. */
    public TuneGrid read(String name, String text) {
        return yaml.parse(name, text);
    }

    /**
     * Returns what a grid file says, once it is seen to be a grid.
     *
     * @throws ConfigurationException naming the file and the key that cannot be used
     */
    public String text(Path file) {
        String text = yaml.text(file);
        read(file.toString(), text);
        return text;
    }

    /** Returns the grid as text that {@link #read} takes. */
    public String text(TuneGrid grid) {
        return yaml.text(grid);
    }
}
