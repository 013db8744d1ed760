package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Faults of adding. */
final class AddMutants {
    private static final int BATCH = 1_000;

    private AddMutants() {}

    static List<Mutant> all() {
        return List.of(
                named("ids_sorted", "Ids come back in the order of the table, not of the call.", "ADD-01")
                        .store(sound -> new ForwardingStore(sound) {
                            @Override
                            public List<String> addEmbedded(List<EmbeddedDocument> documents) {
                                return sound.addEmbedded(documents).stream()
                                        .sorted()
                                        .toList();
                            }
                        }),
                named("ids_from_the_call", "An assigned id is the document's index in its call.", "ADD-02")
                        .store(Faults.adding(AddMutants::numbered)),
                named("empty_call_refused", "A call without documents is an error.", "ADD-03")
                        .store(Faults.adding(AddMutants::requireSome)),
                named("last_batch_lost", "Of a large call the last, partly filled batch is never sent.", "ADD-04")
                        .store(sound -> new ForwardingStore(sound) {
                            @Override
                            public List<String> addEmbedded(List<EmbeddedDocument> documents) {
                                List<String> ids = sound.addEmbedded(documents);
                                if (ids.size() > BATCH) {
                                    sound.delete(ids.subList(ids.size() - ids.size() % BATCH, ids.size()));
                                }
                                return ids;
                            }
                        }),
                named("ids_from_the_content", "An assigned id is a hash of the text, so twins become one.", "ADD-05")
                        .store(Faults.adding(AddMutants::hashed)),
                named("metadata_padded", "Too few metadata maps are filled up with empty ones.", "ADD-06")
                        .store(sound -> new ForwardingStore(sound) {
                            @Override
                            public List<String> addTexts(List<String> texts, List<Map<String, Object>> metadatas) {
                                List<Map<String, Object>> padded = new ArrayList<>(metadatas);
                                while (padded.size() < texts.size()) {
                                    padded.add(Map.of());
                                }
                                return super.addTexts(texts, padded);
                            }
                        }),
                named(
                                "metadata_of_the_neighbour",
                                "Each text of a call gets the metadata of the text before it.",
                                "ADD-07")
                        .store(sound -> new ForwardingStore(sound) {
                            @Override
                            public List<String> addTexts(List<String> texts, List<Map<String, Object>> metadatas) {
                                List<Map<String, Object>> shifted = new ArrayList<>(metadatas);
                                Collections.rotate(shifted, 1);
                                return super.addTexts(texts, shifted);
                            }
                        }),
                named("normalises_in_place", "Vectors are scaled to length 1 in the caller's own array.", "ADD-08")
                        .store(Faults.adding(documents -> {
                            documents.forEach(embedded -> scale(embedded.vector()));
                            return documents;
                        })),
                named("keeps_the_callers_maps", "Nested metadata is kept by reference.", "ADD-09")
                        .store(KeptMetadata::new),
                named("writes_buffered", "What was added is sent when the same store next reads.", "ADD-10")
                        .store(BufferedWrites::new),
                named("index_refreshed_later", "A search does not see the documents of the last call yet.", "ADD-11")
                        .store(LateIndex::new),
                named(
                                "zero_vector_accepted",
                                "A vector of zeros is stored as another one instead of refused.",
                                "ADD-12")
                        .store(Faults.storingVectors(AddMutants::repaired)),
                named("stored_one_by_one", "A call's documents are stored one by one until one is refused.", "ADD-12")
                        .store(AddMutants::oneByOne),
                named("nul_stripped", "U+0000 is taken out of texts in silence.", "ADD-13")
                        .store(Faults.storing(document ->
                                new Document(document.id(), document.text().replace("\0", ""), document.metadata()))),
                named("nan_stored_as_null", "A number JSON cannot say is stored as null.", "ADD-14")
                        .store(Faults.storingValues(
                                value -> (value instanceof Number number && !Double.isFinite(number.doubleValue()))
                                        ? null
                                        : value)),
                named("last_of_an_id_wins", "Where an id occurs twice in a call the last document is stored.", "ADD-15")
                        .store(Faults.adding(AddMutants::lastOfEachId)),
                named("transaction_left_aborted", "After a refused call the next operation fails.", "ADD-16")
                        .store(Aborted::new),
                named("refusal_without_index", "A refusal does not say which document it is about.", "ADD-17")
                        .store(sound -> new ForwardingStore(sound) {
                            @Override
                            public List<String> addEmbedded(List<EmbeddedDocument> documents) {
                                try {
                                    return sound.addEmbedded(documents);
                                } catch (InvalidInputException e) {
                                    throw new InvalidInputException("a document cannot be stored", e);
                                }
                            }
                        }),
                named("snapshot_at_open", "A store goes on seeing what was there when it was opened.", "ADD-18")
                        .store(OwnView::new));
    }

    private static List<EmbeddedDocument> numbered(List<EmbeddedDocument> documents) {
        return IntStream.range(0, documents.size())
                .mapToObj(i -> identified(documents.get(i), "doc_" + i))
                .toList();
    }

    private static List<EmbeddedDocument> hashed(List<EmbeddedDocument> documents) {
        return lastOfEachId(documents.stream()
                .map(embedded -> identified(
                        embedded, "hash " + embedded.document().text().hashCode()))
                .toList());
    }

    private static EmbeddedDocument identified(EmbeddedDocument embedded, String id) {
        Document document = embedded.document();
        return document.id() != null ? embedded : new EmbeddedDocument(document.withId(id), embedded.vector());
    }

    private static List<EmbeddedDocument> lastOfEachId(List<EmbeddedDocument> documents) {
        List<EmbeddedDocument> kept = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = documents.size() - 1; i >= 0; i--) {
            String id = documents.get(i).document().id();
            if (id == null || seen.add(id)) {
                kept.add(0, documents.get(i));
            }
        }
        return kept;
    }

    private static List<EmbeddedDocument> requireSome(List<EmbeddedDocument> documents) {
        if (documents.isEmpty()) {
            throw new InvalidInputException("there is nothing to add");
        }
        return documents;
    }

    private static void scale(float[] vector) {
        double length = Math.hypot(vector[0], vector[1]);
        for (int i = 0; i < vector.length && length > 0; i++) {
            vector[i] = (float) (vector[i] / length);
        }
    }

    private static float[] repaired(float[] vector) {
        for (float component : vector) {
            if (component != 0) {
                return vector;
            }
        }
        float[] unit = new float[Math.max(1, vector.length)];
        unit[0] = 1;
        return unit;
    }

    private static VectorStore oneByOne(VectorStore opened) {
        return new ForwardingStore(opened) {
            @Override
            public List<String> addEmbedded(List<EmbeddedDocument> documents) {
                List<String> ids = new ArrayList<>();
                documents.forEach(document -> ids.addAll(sound.addEmbedded(List.of(document))));
                return ids;
            }
        };
    }

    /** Answers with the caller's own metadata. */
    private static final class KeptMetadata extends ForwardingStore {
        private final Map<String, Map<String, Object>> kept = new HashMap<>();

        KeptMetadata(VectorStore sound) {
            super(sound);
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            List<String> ids = sound.addEmbedded(documents);
            for (int i = 0; i < ids.size(); i++) {
                kept.put(ids.get(i), documents.get(i).document().metadata());
            }
            return ids;
        }

        @Override
        public List<Document> getByIds(List<String> ids) {
            UnaryOperator<Document> own =
                    document -> Faults.withMetadata(document, kept.getOrDefault(document.id(), document.metadata()));
            return sound.getByIds(ids).stream().map(own).toList();
        }
    }

    /** Sends documents late: their ids are known at once, their rows when this store next searches or gets. */
    private static final class BufferedWrites extends ForwardingStore {
        private final List<EmbeddedDocument> waiting = new ArrayList<>();

        BufferedWrites(VectorStore sound) {
            super(sound);
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            flush();
            List<String> ids = sound.addEmbedded(documents);
            sound.delete(ids);
            for (int i = 0; i < ids.size(); i++) {
                EmbeddedDocument embedded = documents.get(i);
                waiting.add(new EmbeddedDocument(embedded.document().withId(ids.get(i)), embedded.vector()));
            }
            return ids;
        }

        private void flush() {
            if (!waiting.isEmpty()) {
                sound.addEmbedded(waiting);
                waiting.clear();
            }
        }

        @Override
        public List<ScoredDocument> search(SearchRequest request) {
            flush();
            return sound.search(request);
        }

        @Override
        public List<Document> getByIds(List<String> ids) {
            flush();
            return sound.getByIds(ids);
        }
    }

    /** Leaves the documents of the last call out of searches. */
    private static final class LateIndex extends ForwardingStore {
        private final Set<String> unseen = new HashSet<>();

        LateIndex(VectorStore sound) {
            super(sound);
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            List<String> ids = sound.addEmbedded(documents);
            unseen.clear();
            unseen.addAll(ids);
            return ids;
        }

        @Override
        public List<ScoredDocument> search(SearchRequest request) {
            List<ScoredDocument> rows = sound.search(request);
            List<ScoredDocument> seen = rows.stream()
                    .filter(row -> !unseen.contains(row.document().id()))
                    .toList();
            unseen.clear();
            return seen;
        }
    }

    /** Fails once after each refusal, as a transaction does that nobody rolled back. */
    private static final class Aborted extends ForwardingStore {
        private boolean aborted;

        Aborted(VectorStore sound) {
            super(sound);
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            if (aborted) {
                aborted = false;
                throw new VectorStoreException("current transaction is aborted");
            }
            try {
                return sound.addEmbedded(documents);
            } catch (InvalidInputException e) {
                aborted = true;
                throw e;
            }
        }
    }

    /** Sees its own changes and what was there before, and nothing that others add later. */
    private static final class OwnView extends ForwardingStore {
        private final Set<String> known = new HashSet<>();

        OwnView(VectorStore sound) {
            super(sound);
            float[] query = new float[sound.embeddingModel().dimension()];
            query[0] = 1;
            Faults.everything(sound, query)
                    .forEach(row -> known.add(row.document().id()));
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            List<String> ids = sound.addEmbedded(documents);
            known.addAll(ids);
            return ids;
        }

        @Override
        public List<ScoredDocument> search(SearchRequest request) {
            return sound.search(request).stream()
                    .filter(row -> known.contains(row.document().id()))
                    .toList();
        }

        @Override
        public List<Document> getByIds(List<String> ids) {
            return sound.getByIds(ids.stream().filter(known::contains).toList());
        }
    }
}
