package dev.touchstone.bench.config;

import java.nio.file.Path;

/** Reads an {@link AgeingRunbook} from YAML. */
public final class AgeingRunbookFile {
    private static final StrictYaml<AgeingRunbook> YAML = new StrictYaml<>("runbook", AgeingRunbook.class);
    private static final String STANDARD = "ageing/ageing.yaml";

    private AgeingRunbookFile() {}

    /** Returns the text of the runbook used where none is named, to start one's own from. */
    public static String template() {
        return StrictYaml.resource(STANDARD);
    }

    /** Returns the runbook used where none is named. */
    public static AgeingRunbook standard() {
        return read(STANDARD, template());
    }

    /**
     * Reads a runbook.
     *
     * @throws ConfigurationException naming the file and the key that cannot be used
     */
    public static AgeingRunbook read(Path file) {
        return read(file.toString(), YAML.text(file));
    }

    /** Reads a runbook from text; {@code name} stands in messages. */
    public static AgeingRunbook read(String name, String text) {
        return YAML.parse(name, text);
    }
}
