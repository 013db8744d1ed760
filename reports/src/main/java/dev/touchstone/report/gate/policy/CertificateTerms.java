package dev.touchstone.report.gate.policy;

/**
 * How long a certificate holds.
 *
 * @param validDays 1 to 3,650
 */
public record CertificateTerms(int validDays) {
    public CertificateTerms {
        LimitRange.check("certificate.valid_days", validDays, 1, 3650);
    }
}
