package dev.touchstone.report.gate.policy;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.conformance.RuleDescription;
import dev.touchstone.report.conformance.Severity;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Which conformance rules must pass.
 *
 * @param mustPass severities ({@code MUST}, {@code SHOULD}), families ({@code ADD}) and single rules ({@code ADD-03}),
 *     at least one
 */
public record RuleDemands(List<String> mustPass) {
    private static final Pattern DEMAND = Pattern.compile("MUST|SHOULD|[A-Z]{1,3}(-[0-9]{2})?");

    public RuleDemands {
        mustPass.forEach(RuleDemands::check);
        mustPass = List.copyOf(mustPass);
        if (mustPass.isEmpty()) {
            throw new ReportException("rules.must_pass is empty; name MUST, SHOULD, a family or a rule");
        }
    }

    private static void check(String demand) {
        if (!DEMAND.matcher(Objects.requireNonNullElse(demand, "")).matches()) {
            throw new ReportException(
                    "rules.must_pass names '" + demand + "'; it takes MUST, SHOULD, a family such as ADD, or ADD-03");
        }
    }

    /** Whether one of the demands names this rule. */
    public boolean covers(RuleDescription rule) {
        return mustPass.stream().anyMatch(demand -> names(demand, rule));
    }

    /** Whether a demand names a rule: by its severity, its family or its id. */
    public static boolean names(String demand, RuleDescription rule) {
        boolean bySeverity = demand.equals(Severity.MUST.name()) || demand.equals(Severity.SHOULD.name());
        String named = bySeverity ? rule.severity().name() : demand.contains("-") ? rule.id() : rule.family();
        return demand.equals(named);
    }
}
