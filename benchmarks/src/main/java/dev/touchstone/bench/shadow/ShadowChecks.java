package dev.touchstone.bench.shadow;

import dev.touchstone.report.shadow.ShadowFate;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.verdict.Verdict;
import dev.touchstone.store.cutover.journal.ShadowEvent.Counted;
import java.util.List;
import java.util.Locale;

/** Whether a shadow period speaks for the switch. */
final class ShadowChecks {
    private final ShadowDigest digest;
    private final long outstanding;
    private final long atLeast;

    /**
     * Prepares the checks.
     *
     * @param outstanding documents whose last change PostgreSQL lacks now
     * @param atLeast answers that must have been compared
     */
    ShadowChecks(ShadowDigest digest, long outstanding, long atLeast) {
        this.digest = digest;
        this.outstanding = outstanding;
        this.atLeast = atLeast;
    }

    Verdict verdict() {
        return Verdict.of(List.of(answers(), coverage(), outstanding(), counts(), journal()));
    }

    private Check answers() {
        long forbidden = digest.fates(ShadowFate.FORBIDDEN);
        long unexplained = digest.fates(ShadowFate.UNEXPLAINED);
        Outcome outcome = forbidden > 0
                ? Outcome.FAIL
                : unexplained > 0 || digest.compared() == 0 ? Outcome.INCONCLUSIVE : Outcome.PASS;
        String reason = text(
                "%,d answers compared: %,d the same, %,d differ as they may, %,d as they must not, %,d unexplained",
                digest.compared(),
                digest.fates(ShadowFate.SAME),
                digest.fates(ShadowFate.ALLOWED),
                forbidden,
                unexplained);
        return new Check("answers", outcome, reason).with((double) forbidden, 0.0);
    }

    private Check coverage() {
        return new Check(
                        "coverage",
                        digest.compared() >= atLeast ? Outcome.PASS : Outcome.INCONCLUSIVE,
                        text(
                                "%,d of %,d questions were compared; at least %,d must be",
                                digest.compared(), digest.asked(), atLeast))
                .with((double) digest.compared(), (double) atLeast);
    }

    private Check outstanding() {
        long refused = digest.lastCounts().values().stream()
                .mapToLong(Counted::refused)
                .sum();
        Outcome outcome = refused > 0 ? Outcome.FAIL : outstanding > 0 ? Outcome.INCONCLUSIVE : Outcome.PASS;
        String reason =
                text("%,d documents whose last change PostgreSQL lacks, %,d of them it refused", outstanding, refused);
        return new Check("outstanding writes", outcome, reason).with((double) outstanding, 0.0);
    }

    private Check counts() {
        List<Counted> counts = List.copyOf(digest.lastCounts().values());
        long uncounted = counts.stream()
                .filter(count -> count.postgresDocuments().isEmpty())
                .count();
        long unequal = counts.stream()
                .filter(count -> count.postgresDocuments().isPresent()
                        && count.postgresDocuments().getAsLong() != count.fileDocuments())
                .count();
        Outcome outcome =
                unequal > 0 ? Outcome.FAIL : uncounted > 0 || counts.isEmpty() ? Outcome.INCONCLUSIVE : Outcome.PASS;
        return new Check(
                        "document counts",
                        outcome,
                        text(
                                "%,d collections: %,d hold another number of documents in PostgreSQL, %,d could not be"
                                        + " counted at the end",
                                counts.size(), unequal, uncounted))
                .with((double) unequal, 0.0);
    }

    private Check journal() {
        long lost = digest.total("lost_lines");
        long killed = digest.total("started") - digest.total("ended");
        return new Check(
                        "journal",
                        lost > 0 ? Outcome.INCONCLUSIVE : Outcome.PASS,
                        text(
                                "%,d sessions, %,d of them killed or still running; %,d lines the disk refused, %,d files"
                                        + " removed by the size bound",
                                digest.total("started"), killed, lost, digest.total("lost_files")))
                .with((double) lost, 0.0);
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
