package dev.touchstone.report.gate.output;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.run.DatasetSummary;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * The content of {@code certificate.json}: that a store passed the gate, on what evidence and for how long.
 *
 * @param schemaVersion of this format, {@link #SCHEMA_VERSION}
 * @param outcome PASS, the only one that is certified
 * @param replaces what the store may replace
 * @param index the index and its search settings
 * @param dataset documents and queries, with their fingerprint
 * @param queries put to both stores, at least 1
 * @param rounds in which the index was built anew and every query scored, at least 1
 * @param differences every class of difference looked for, with its count
 * @param rules what the conformance rules came to
 * @param checks every check of the verdict, with number and limit
 * @param baseline the run it was compared with, where there was one
 * @param terms when, under which versions and policy, and the evidence's checksums
 * @param doesNotSay what must not be concluded
 */
public record Certificate(
        int schemaVersion,
        Outcome outcome,
        String replaces,
        String index,
        DatasetSummary dataset,
        long queries,
        int rounds,
        List<DifferenceCount> differences,
        RuleCounts rules,
        List<Check> checks,
        Optional<String> baseline,
        Terms terms,
        List<String> doesNotSay) {
    public static final String FILE = "certificate.json";
    public static final String TEXT_FILE = "certificate.md";
    public static final int SCHEMA_VERSION = 1;

    private static final List<String> DOES_NOT_SAY = List.of(
            "that queries unlike the ones asked fare as well: recall was inferred for queries of their kind",
            "that another index, other settings, another server version or machine, or much more data would pass",
            "what users see under load: latency was measured in a closed loop, one client, client and server idle otherwise",
            "that the two stores answer alike after the file store is written to again: the comparison is of one moment");

    public Certificate {
        differences = List.copyOf(differences);
        checks = List.copyOf(checks);
        doesNotSay = List.copyOf(doesNotSay);
        if (outcome != Outcome.PASS || checks.isEmpty()) {
            throw new ReportException("a certificate is issued for PASS alone, not for " + outcome);
        }
        if (checks.stream().anyMatch(check -> check.outcome() != Outcome.PASS)
                || differences.stream().anyMatch(row -> !row.allowed() && row.count() > 0)) {
            throw new ReportException("a certificate cannot hold a check or a difference that did not pass");
        }
        if (queries < 1 || rounds < 1 || differences.isEmpty() || rules.passed() < 1) {
            throw new ReportException("a certificate needs compared queries, scored rounds and passed rules");
        }
    }

    /**
     * Certifies a result.
     *
     * @throws ReportException if it did not pass, or if something it rests on is not there
     */
    public static Certificate of(GateResult result, Terms terms) {
        Subject subject = result.subject();
        return new Certificate(
                SCHEMA_VERSION,
                result.verdict().outcome(),
                subject.replaces(),
                subject.index(),
                subject.dataset(),
                result.parity().map(parity -> parity.queries()).orElse(0L),
                result.rounds(),
                result.parity().map(DifferenceCount::of).orElse(List.of()),
                result.rules().map(RuleCounts::of).orElse(new RuleCounts(0, List.of(), List.of(), List.of())),
                result.verdict().checks(),
                result.baseline(),
                terms,
                DOES_NOT_SAY);
    }

    /** The certificate for people, as Markdown. */
    public String text() {
        return CertificateText.of(this);
    }
}
