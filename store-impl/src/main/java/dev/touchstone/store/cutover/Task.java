package dev.touchstone.store.cutover;

import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.cutover.journal.ShadowEvent.Change;
import dev.touchstone.store.file.FileSnapshot;
import java.lang.ref.SoftReference;
import java.util.List;

/** Something the file store has done, which PostgreSQL is to do as well. */
sealed interface Task {
    /** How many changes the file store had made: for a change itself included. */
    long version();

    /** How long the file store took, in nanoseconds. */
    long fileNs();

    /** Rough bytes of memory it holds while it waits. */
    long bytes();

    /**
     * A change.
     *
     * @param number its number in the log of writes
     * @param ids of the documents changed
     * @param added the documents with their ids; empty for a deletion
     */
    record Write(long number, long version, List<String> ids, List<EmbeddedDocument> added, long fileNs)
            implements Task {
        private static final long OVERHEAD = 256;

        Change change() {
            return added.isEmpty() ? Change.DELETE : Change.ADD;
        }

        @Override
        public long bytes() {
            long bytes = OVERHEAD + OVERHEAD * ids.size();
            for (EmbeddedDocument document : added) {
                bytes += (long) Float.BYTES * document.vector().length
                        + (long) Character.BYTES * document.document().text().length();
            }
            return bytes;
        }
    }

    /**
     * A question.
     *
     * @param answer the file store's
     * @param over what it was given over, as long as memory has room for what has changed since
     */
    record Read(Asked asked, List<ScoredDocument> answer, long version, SoftReference<FileSnapshot> over, long fileNs)
            implements Task {
        private static final long OVERHEAD = 1024;

        static Read of(Asked asked, List<ScoredDocument> answer, FileSnapshot over, long fileNs) {
            return new Read(asked, answer, over.version(), new SoftReference<>(over), fileNs);
        }

        @Override
        public long bytes() {
            return OVERHEAD + asked.bytes() + OVERHEAD / 8 * answer.size();
        }
    }
}
