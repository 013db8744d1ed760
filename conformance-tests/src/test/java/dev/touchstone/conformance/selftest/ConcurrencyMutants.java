package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/** Faults that only threads that get in each other's way can show; each waits where a race would have to be won. */
final class ConcurrencyMutants {
    private static final int BATCH = 16;

    /** A larger call is made by one thread alone; to wait in it would only take time. */
    private static final int MOST_WAITED_FOR = 64;

    private ConcurrencyMutants() {}

    static List<Mutant> all() {
        return List.of(
                named("one_document_after_the_other", "Each document of a call is written by itself.", "CON-01")
                        .store(sound -> inBatches(sound, 1, Integer.MAX_VALUE)),
                named(
                                "whole_file_written_back",
                                "Adding reads everything, changes it, and writes everything back.",
                                "CON-01")
                        .sharing(LinkedHashMap<String, EmbeddedDocument>::new, WritingBack::new),
                named("busy", "A change that meets another one is refused.", "CON-01")
                        .sharing(ReentrantLock::new, Busy::new),
                named(
                                "large_calls_in_batches",
                                "A call of more than 32 documents is written in batches of 16.",
                                "CON-02")
                        .store(sound -> inBatches(sound, BATCH, 32)),
                named("collection_in_a_field", "Which collection to read stands in a field all stores share.", "CON-03")
                        .sharing(AtomicReference<VectorStore>::new, SharedField::new));
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static VectorStore inBatches(VectorStore sound, int size, int above) {
        return new ForwardingStore(sound) {
            @Override
            public List<String> addEmbedded(List<EmbeddedDocument> documents) {
                if (above != Integer.MAX_VALUE && documents.size() <= above) {
                    return sound.addEmbedded(documents);
                }
                List<String> ids = new ArrayList<>();
                for (int from = 0; from < documents.size(); from += size) {
                    ids.addAll(sound.addEmbedded(documents.subList(from, Math.min(from + size, documents.size()))));
                    if (documents.size() <= MOST_WAITED_FOR) {
                        pause();
                    }
                }
                return ids;
            }
        };
    }

    /** Keeps what it wrote, as a file would, without a lock from reading it to writing it. */
    private static final class WritingBack extends ForwardingStore {
        private final Map<String, EmbeddedDocument> file;

        WritingBack(Map<String, EmbeddedDocument> file, VectorStore sound) {
            super(sound);
            this.file = file;
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            Map<String, EmbeddedDocument> read;
            synchronized (file) {
                read = new LinkedHashMap<>(file);
            }
            pause();
            List<String> ids = sound.addEmbedded(documents);
            for (int i = 0; i < ids.size(); i++) {
                Document document = documents.get(i).document().withId(ids.get(i));
                read.put(
                        ids.get(i),
                        new EmbeddedDocument(document, documents.get(i).vector()));
            }
            sound.addEmbedded(List.copyOf(read.values()));
            synchronized (file) {
                file.clear();
                file.putAll(read);
            }
            return ids;
        }

        @Override
        public void delete(List<String> ids) {
            synchronized (file) {
                file.keySet().removeAll(ids);
            }
            sound.delete(ids);
        }
    }

    private static final class Busy extends ForwardingStore {
        private final ReentrantLock lock;

        Busy(ReentrantLock lock, VectorStore sound) {
            super(sound);
            this.lock = lock;
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            if (!lock.tryLock()) {
                throw new VectorStoreException("the collection is locked by another change; try again");
            }
            try {
                pause();
                return sound.addEmbedded(documents);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public List<Document> getByIds(List<String> ids) {
            if (lock.isLocked() && !lock.isHeldByCurrentThread()) {
                throw new VectorStoreException("the collection is locked by a change; try again");
            }
            return sound.getByIds(ids);
        }
    }

    private static final class SharedField extends ForwardingStore {
        private final AtomicReference<VectorStore> current;

        SharedField(AtomicReference<VectorStore> current, VectorStore sound) {
            super(sound);
            this.current = current;
        }

        @Override
        public List<Document> getByIds(List<String> ids) {
            current.set(sound);
            pause();
            return current.get().getByIds(ids);
        }
    }
}
