package dev.touchstone.bench.config;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.run.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * A gate's policy as it was written.
 *
 * @param policy what it says
 * @param text its YAML
 */
public record PolicyFile(GatePolicy policy, String text) {
    private static final StrictYaml<GatePolicy> YAML = new StrictYaml<>("policy", GatePolicy.class);
    private static final String STANDARD = "gate/gate.yaml";
    private static final String WORK = "gate/work.yaml";
    private static final String BASELINE = "gate/baseline.yaml";

    /** Returns the policy used where none is named; only with a baseline does it hold one against it. */
    public static PolicyFile standard(boolean withBaseline) {
        String text = forOneRun();
        return parse(STANDARD, withBaseline ? text + StrictYaml.resource(BASELINE) : text);
    }

    /** Returns what two runs are compared by: the standard policy with a baseline, without what asks for one run alone. */
    public static PolicyFile ofComparison() {
        return parse(STANDARD, StrictYaml.resource(STANDARD) + StrictYaml.resource(BASELINE));
    }

    private static String forOneRun() {
        return StrictYaml.resource(STANDARD) + StrictYaml.resource(WORK);
    }

    /** Returns the standard policy to start one's own from, the limits against a baseline as a comment. */
    public static String template() {
        String commented = StrictYaml.resource(BASELINE)
                .lines()
                .map(line -> line.isBlank() ? line : "# " + line)
                .collect(Collectors.joining("\n", "", "\n"));
        return forOneRun() + commented;
    }

    /**
     * Reads a policy file.
     *
     * @throws ConfigurationException naming the file and the key that cannot be used
     */
    public static PolicyFile read(Path file) {
        return parse(file.toString(), YAML.text(file));
    }

    private static PolicyFile parse(String name, String text) {
        GatePolicy policy = YAML.parse(name, text);
        try {
            policy.limits();
        } catch (ReportException e) {
            throw new ConfigurationException("policy " + name + ": " + e.getMessage(), e);
        }
        return new PolicyFile(policy, text);
    }

    /** Returns the SHA-256 of the text. */
    public String sha256() {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
