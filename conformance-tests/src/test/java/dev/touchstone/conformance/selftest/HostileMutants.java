package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.conformance.FileStoreUnderTest;
import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.contract.LetterModel;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.Page;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.crypto.MasterKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Faults that hostile input finds. */
final class HostileMutants {
    private static final float LONG = 1 << 30;

    private HostileMutants() {}

    static List<Mutant> all() {
        return List.of(
                named("byte_order_mark_dropped", "U+FEFF is taken out of texts.", "HOS-01")
                        .store(Faults.storing(document -> new Document(
                                document.id(), document.text().replace("\ufeff", ""), document.metadata()))),
                named("ids_normalised", "Ids are brought into Unicode's composed form.", "HOS-02")
                        .store(Faults.storing(document -> document.id() == null
                                ? document
                                : document.withId(Normalizer.normalize(document.id(), Normalizer.Form.NFC)))),
                named(
                                "escapes_read_twice",
                                "A backslash and what follows it in a value are read as an escape.",
                                "HOS-03")
                        .store(Faults.storingValues(
                                value -> value instanceof String text ? text.replace("\\u0000", "") : value)),
                named("negations_beyond_two", "A negation inside a negation inside a negation is dropped.", "HOS-04")
                        .store(Faults.filtering(filter -> Faults.rewritten(filter, HostileMutants::lessNegated))),
                named("wildcards_in_values", "A value with a percent sign matches everything under its key.", "HOS-05")
                        .store(Conditions.meaningForStrings(
                                MetadataFilter.Equal.class,
                                MetadataFilter.Equal::value,
                                (condition, stored, wanted) -> wanted.contains("%") || stored.equals(wanted))),
                named("names_cut", "Collection names are cut at the first control character.", "HOS-06")
                        .opening((subject, id) -> subject.open(new CollectionId(id.userId(), cut(id.collection())))),
                named("long_query_not_normalised", "A very long query is not scaled down before scoring.", "HOS-07")
                        .store(Faults.searching((sound, request) -> sound.search(request).stream()
                                .map(row -> new ScoredDocument(row.document(), scored(request.vector(), row.score())))
                                .toList())),
                named("cursors_name_the_collection", "A cursor of another collection shows that one.", "HOS-08")
                        .sharing(HashMap<String, VectorStore>::new, AnyCursor::new),
                named("short_file_read_as_empty", "A file that cannot be read is an empty collection.", "HOS-09")
                        .subject(sound -> files(sound, Optional.empty(), HostileMutants::emptyWhereUnreadable)),
                named("changed_file_started_anew", "Where the files are damaged a new collection is begun.", "HOS-10")
                        .subject(sound -> files(sound, Optional.empty(), HostileMutants::emptyWhereUnreadable)),
                named("error_of_the_parser", "What the parser says of a damaged file is passed on.", "HOS-11")
                        .subject(sound -> files(sound, Optional.empty(), HostileMutants::parsersError)),
                named("token_not_authenticated", "A token that is not authentic is an empty collection.", "HOS-12")
                        .subject(sound -> files(
                                sound,
                                Optional.of(MasterKey.of("a master key!")),
                                HostileMutants::emptyWhereUnreadable)));
    }

    private static MetadataFilter lessNegated(MetadataFilter filter) {
        boolean thrice = filter instanceof MetadataFilter.Not outer
                && outer.operand() instanceof MetadataFilter.Or or
                && or.operands().stream().anyMatch(MetadataFilter.Not.class::isInstance);
        return thrice ? ((MetadataFilter.Not) filter).operand() : filter;
    }

    private static String cut(String name) {
        String cut = name.split("[\\x01-\\x1f]", 2)[0];
        return cut.isEmpty() ? "default" : cut;
    }

    private static double scored(float[] query, double score) {
        float squares = 0;
        for (float component : query) {
            squares += component * component;
        }
        return squares > LONG ? score * squares : score;
    }

    /** Gives every cursor a number and remembers whose it was. */
    private static final class AnyCursor extends ForwardingStore {
        private final Map<String, VectorStore> owners;

        AnyCursor(Map<String, VectorStore> owners, VectorStore sound) {
            super(sound);
            this.owners = owners;
        }

        @Override
        public Page<Document> page(PageRequest request) {
            VectorStore owner = request.cursor().map(owners::get).orElse(sound);
            Page<Document> page = (owner == null ? sound : owner).page(request);
            page.next().ifPresent(cursor -> owners.put(cursor, owner == null ? sound : owner));
            return page;
        }
    }

    private static StoreUnderTest files(
            StoreUnderTest replaced,
            Optional<MasterKey> key,
            BiFunction<StoreUnderTest, CollectionId, VectorStore> fault) {
        replaced.close();
        return new BrokenSubject("files", new FileStoreUnderTest(new LetterModel(replaced.dimension()), key), fault);
    }

    private static VectorStore emptyWhereUnreadable(StoreUnderTest files, CollectionId id) {
        try {
            return files.open(id);
        } catch (VectorStoreException e) {
            return files.openFresh();
        }
    }

    private static VectorStore parsersError(StoreUnderTest files, CollectionId id) {
        Path vectors = files.files(id).vectors();
        try {
            return files.open(id);
        } catch (VectorStoreException e) {
            throw new InvalidInputException("damaged:\n" + vectors + Files.exists(vectors));
        }
    }
}
