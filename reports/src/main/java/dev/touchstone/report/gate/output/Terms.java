package dev.touchstone.report.gate.output;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a certificate is issued under.
 *
 * @param issuedAt when
 * @param expiresAt after which the gate has to be passed again
 * @param versions of Touchstone, PostgreSQL, pgvector and Java
 * @param policySha256 checksum of the policy's text
 * @param evidence SHA-256 of the run folder's files
 */
public record Terms(
        Instant issuedAt,
        Instant expiresAt,
        SortedMap<String, String> versions,
        String policySha256,
        SortedMap<String, String> evidence) {
    public Terms(
            Instant issuedAt,
            Instant expiresAt,
            Map<String, String> versions,
            String policySha256,
            Map<String, String> evidence) {
        this(issuedAt, expiresAt, new TreeMap<>(versions), policySha256, new TreeMap<>(evidence));
    }
}
