package dev.touchstone.report.migration;

import java.util.Optional;

/**
 * An entry that was held out.
 *
 * @param user whose store
 * @param collection which store
 * @param position its position in the files, from 0
 * @param id its id there, where it has one
 * @param kind the reason's kind
 * @param reason why
 */
public record HeldOutRow(
        String user, String collection, long position, Optional<String> id, String kind, String reason) {}
