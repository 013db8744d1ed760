package dev.touchstone.report.shadow;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * One difference.
 *
 * @param kind its class
 * @param at when it was seen
 * @param expected what the file store answered: ids and scores, never a text
 * @param actual what PostgreSQL answered
 */
public record ShadowExample(@JsonProperty("class") String kind, Instant at, String expected, String actual) {}
