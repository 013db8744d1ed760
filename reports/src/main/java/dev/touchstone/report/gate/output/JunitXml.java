package dev.touchstone.report.gate.output;

import dev.touchstone.report.cell.Printable;
import dev.touchstone.report.conformance.RuleOutcome;
import dev.touchstone.report.conformance.RuleResult;
import dev.touchstone.report.conformance.SubjectResults;
import dev.touchstone.report.gate.policy.RuleDemands;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * JUnit's XML: a test case a check and a rule. FAIL and a failed rule that must pass are failures, INCONCLUSIVE is an
 * error; a failed rule that does not block is named as failed and counted as passed, since the format has no third way.
 */
final class JunitXml {
    private final RuleDemands demands;

    private JunitXml(RuleDemands demands) {
        this.demands = demands;
    }

    /**
     * One test case.
     *
     * @param element {@code failure}, {@code error}, {@code skipped} or {@code system-out}; empty where it passed
     */
    private record Case(
            String owner, String name, double seconds, Optional<String> element, String type, String message) {}

    static String of(GateResult result, RuleDemands demands) {
        JunitXml xml = new JunitXml(demands);
        List<String> suites = new ArrayList<>();
        suites.add(suite(
                "gate",
                result.verdict().checks().stream().map(JunitXml::testCase).toList()));
        result.rules().ifPresent(report -> report.subjects().forEach(subject -> suites.add(xml.suite(subject))));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"touchstone gate\">\n"
                + String.join("", suites) + "</testsuites>\n";
    }

    private String suite(SubjectResults subject) {
        return suite(
                "conformance of " + subject.subject(),
                subject.results().stream().map(this::testCase).toList());
    }

    private static Case testCase(Check check) {
        Optional<String> element = check.outcome() == Outcome.PASS
                ? Optional.empty()
                : Optional.of(check.outcome() == Outcome.FAIL ? "failure" : "error");
        return new Case("gate", check.name(), 0, element, check.outcome().name(), check.reason());
    }

    private Case testCase(RuleResult result) {
        boolean failed = result.outcome() == RuleOutcome.FAILED;
        boolean blocks = failed && demands.covers(result.rule());
        Optional<String> element = switch (result.outcome()) {
            case PASSED -> Optional.empty();
            case SKIPPED -> Optional.of("skipped");
            case FAILED -> Optional.of(blocks ? "failure" : "system-out");
        };
        String name = result.rule().id() + " " + result.rule().intent();
        return new Case(
                "conformance." + result.rule().family(),
                failed && !blocks ? name + " (FAILED, does not block)" : name,
                result.durationMs() / 1000,
                element,
                result.rule().severity().name(),
                result.reason().orElse(""));
    }

    private static String suite(String name, List<Case> cases) {
        StringBuilder xml = new StringBuilder(String.format(
                Locale.ROOT,
                "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" time=\"%.3f\">\n",
                escaped(name),
                cases.size(),
                count(cases, "failure"),
                count(cases, "error"),
                count(cases, "skipped"),
                cases.stream().mapToDouble(Case::seconds).sum()));
        cases.forEach(one -> xml.append(element(one)));
        return xml.append("  </testsuite>\n").toString();
    }

    private static long count(List<Case> cases, String element) {
        return cases.stream()
                .filter(one -> one.element().filter(element::equals).isPresent())
                .count();
    }

    private static String element(Case one) {
        String open = String.format(
                Locale.ROOT,
                "    <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\"",
                escaped(one.owner()),
                escaped(one.name()),
                one.seconds());
        return one.element()
                .map(element -> open + ">" + inner(element, one) + "</testcase>\n")
                .orElse(open + "/>\n");
    }

    private static String inner(String element, Case one) {
        String message = escaped(one.message());
        return switch (element) {
            case "system-out" -> "<system-out>" + message + "</system-out>";
            case "skipped" -> "<skipped message=\"" + message + "\"/>";
            default -> "<" + element + " type=\"" + escaped(one.type()) + "\" message=\"" + message + "\"/>";
        };
    }

    private static String escaped(String raw) {
        return Printable.text(raw)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
