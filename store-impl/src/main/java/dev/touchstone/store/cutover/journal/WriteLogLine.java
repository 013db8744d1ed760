package dev.touchstone.store.cutover.journal;

import dev.touchstone.store.CollectionId;
import java.util.Collection;
import java.util.List;

/**
 * A change that begins, or documents that reached PostgreSQL.
 *
 * @param number of the change, counted from 1 over all collections
 * @param settled whether PostgreSQL holds these documents as they were after that change; else the change only begins
 */
record WriteLogLine(long number, boolean settled, CollectionId of, List<String> ids) {
    static WriteLogLine begun(long number, CollectionId of, Collection<String> ids) {
        return new WriteLogLine(number, false, of, List.copyOf(ids));
    }

    static WriteLogLine settled(long number, CollectionId of, Collection<String> ids) {
        return new WriteLogLine(number, true, of, List.copyOf(ids));
    }
}
