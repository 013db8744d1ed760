package dev.touchstone.report.shadow;

import java.time.Instant;

/**
 * One way in which PostgreSQL failed.
 *
 * @param doing what it was to do, such as {@code search}
 * @param reason one line
 * @param count how often
 * @param first when it was seen first
 * @param last when it was seen last
 */
public record ShadowFailure(String doing, String reason, long count, Instant first, Instant last) {}
