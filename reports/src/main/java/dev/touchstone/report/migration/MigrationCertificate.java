package dev.touchstone.report.migration;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.parity.Parity;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of {@code migration-certificate.json}: that nothing changed on the way.
 *
 * @param schemaVersion of this format, {@link #SCHEMA_VERSION}
 * @param issuedAt when
 * @param versions of Touchstone, PostgreSQL, pgvector and Java
 * @param stores what was compared, document by document: text, metadata, vector, and what the file knew besides
 * @param queries sampled queries put to both stores
 * @param differences how many of each class their answers showed; none that must not be
 * @param doesNotSay what must not be concluded
 */
public record MigrationCertificate(
        int schemaVersion,
        Instant issuedAt,
        SortedMap<String, String> versions,
        List<CertifiedStore> stores,
        long queries,
        SortedMap<String, Long> differences,
        List<String> doesNotSay) {
    public static final String FILE = "migration-certificate.json";
    public static final int SCHEMA_VERSION = 1;

    private static final List<String> DOES_NOT_SAY = List.of(
            "that the files are what an application once wrote: a number that was damaged within a float reads as another number",
            "that an index finds what exact search finds: the sampled queries were answered exactly by both stores",
            "that the two stores are alike after either is written to again: the comparison is of one moment");

    public MigrationCertificate {
        stores = List.copyOf(stores);
        doesNotSay = List.copyOf(doesNotSay);
        if (stores.isEmpty()) {
            throw new ReportException("a certificate needs at least one store that was compared");
        }
    }

    /**
     * Certifies a verification.
     *
     * @throws ReportException if it did not pass
     */
    public static MigrationCertificate of(
            Verdict verdict, List<CertifiedStore> stores, Optional<Parity> parity, Map<String, String> versions) {
        if (verdict.outcome() != Outcome.PASS || parity.stream().anyMatch(p -> p.outcome() != Outcome.PASS)) {
            throw new ReportException("a certificate is issued for PASS alone, not for " + verdict.outcome());
        }
        SortedMap<String, Long> differences = new TreeMap<>();
        parity.ifPresent(found -> found.differences().forEach(row -> differences.put(row.kind(), row.count())));
        return new MigrationCertificate(
                SCHEMA_VERSION,
                Instant.now(),
                new TreeMap<>(versions),
                stores,
                parity.map(Parity::queries).orElse(0L),
                differences,
                DOES_NOT_SAY);
    }
}
