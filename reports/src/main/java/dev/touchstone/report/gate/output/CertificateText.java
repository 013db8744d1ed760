package dev.touchstone.report.gate.output;

import dev.touchstone.report.run.DatasetSummary;
import dev.touchstone.report.table.Numbers;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A certificate for people. */
final class CertificateText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String MEANT = "Differences from the file store that are meant, each with its reason:";

    private static final String NOTES =
            "What rules noted: the seed that repeats them, and what their calls came to, each outcome with its count:";

    private CertificateText() {}

    static String of(Certificate certificate) {
        Terms terms = certificate.terms();
        DatasetSummary data = certificate.dataset();
        return new Markdown()
                .paragraph("# Cutover certificate")
                .paragraph("**The PostgreSQL store passed the gate and may replace the "
                        + Markdown.text(certificate.replaces())
                        + ".** Issued " + TIME.format(terms.issuedAt()) + ", expires " + TIME.format(terms.expiresAt())
                        + "; after that the gate has to be passed again.")
                .paragraph("## What was compared")
                .list(List.of(
                        "index: " + Markdown.text(certificate.index()),
                        "data: " + Markdown.text(data.name()) + ", " + Numbers.count(data.documents())
                                + " documents of " + data.dimensions() + " dimensions, fingerprint `"
                                + data.fingerprint() + "`",
                        Numbers.count(certificate.queries()) + " queries put to both stores; each scored in "
                                + certificate.rounds() + " builds of the index",
                        certificate
                                .baseline()
                                .map(name -> "baseline run: " + Markdown.text(name))
                                .orElse("no baseline run: recall and latency were held against fixed limits alone")))
                .paragraph("## Differences from the file store")
                .differences(certificate.differences())
                .paragraph("## Checks")
                .checks(certificate.checks())
                .paragraph("## Conformance rules")
                .paragraph(certificate.rules().passed() + " passed.")
                .list(Summary.texts(
                        "failed, does not block: ", certificate.rules().failed()))
                .list(Summary.texts(
                        "not executed: ", RuleNotes.together(certificate.rules().skipped())))
                .list(
                        MEANT,
                        Summary.texts("", RuleNotes.meant(certificate.rules().notes())))
                .list(
                        NOTES,
                        Summary.texts("", RuleNotes.others(certificate.rules().notes())))
                .paragraph("## What this does not say")
                .list(certificate.doesNotSay())
                .paragraph("## Versions and evidence")
                .list(pairs(terms.versions()))
                .list(List.of("policy SHA-256: `" + terms.policySha256() + "`"))
                .list(terms.evidence().entrySet().stream()
                        .map(file -> "`" + file.getKey() + "` SHA-256: `" + file.getValue() + "`")
                        .toList())
                .toString();
    }

    private static List<String> pairs(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> Markdown.text(entry.getKey().replace('_', ' ') + ": " + entry.getValue()))
                .toList();
    }
}
