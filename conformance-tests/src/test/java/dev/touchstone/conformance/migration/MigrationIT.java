package dev.touchstone.conformance.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.migration.MigrationCheck.Against;
import dev.touchstone.store.migration.MigrationPlan;
import dev.touchstone.store.migration.RunOutcome;
import dev.touchstone.store.migration.StoreOutcome;
import dev.touchstone.store.migration.StoreVerification;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document lost, changed, doubled or paired with another's vector on the way to PostgreSQL or back. */
@PostgresTest
class MigrationIT {
    /** Every kind of store in one folder. */
    private static final String MIXTURE = """
            store('anna', 'personal_assistant', vectors(40, 768, 1), entries(40), 4)
            store('anna', 'notes', tuple(tuple(v) for v in vectors(11, 3072, 2)), entries(11, 'page_content'), 5)
            store('bert', 'personal_assistant', [np.array(v, 'f4') for v in vectors(33, 768, 3)], entries(33), 2, True)
            store('bert', 'archive', np.array(vectors(9, 3072, 4)), entries(9, 'content'), 3, True)
            odd = entries(16)
            odd[3]['id'] = odd[2]['id']; odd[7]['id'] = odd[2]['id']
            odd[4]['id'] = 17; del odd[5]['id']; odd[6]['id'] = 'x' * 300; del odd[6]['timestamp']
            odd[8]['page_content'] = 'beside'; odd[9] = {'id': 'nine', 'text': None, 'content': 'nine', 'timestamp': [1, {'a': None}]}
            odd[10]['deep'] = {'a': [1, 2.5, None, True, {'b': 10 ** 40}], 'e': 1e300}; odd[11]['text'] = ''
            store('carla', 'odd ones', [list(v) for v in np.array(vectors(16, 768, 5), 'f4')], odd, 4)
            store('dora', 'personal_assistant', [], [], 4)
            os.makedirs(folder('dora', 'never_used'))
            """;

    @TempDir
    Path folder;

    private Path userData;
    private PythonStores python;

    @BeforeEach
    void findPython() {
        userData = folder.resolve("user_data");
        python = PythonStores.find();
    }

    @Test
    void movesEveryKindOfStoreAndGivesItBack(TestDatabase database) throws Exception {
        python.run(MIXTURE, userData);
        try (Mover mover = Mover.of(userData, database).withKey(PythonStores.MASTER_KEY)) {
            MigrationPlan plan = mover.plan();
            assertThat(plan.clean()).isTrue();
            assertThat(plan.stores()).hasSize(7);
            assertThat(folder.resolve("user_data-backup")).doesNotExist();
            assertThat(mover.existing()).isEmpty();

            RunOutcome outcome = mover.run();

            assertThat(outcome.complete()).as("%s", outcome).isTrue();
            assertThat(mover.existing()).extracting(space -> space.dimension()).containsExactly(768, 3072);
            assertThat(mover.stored()).isEqualTo(109);
            assertPasses(mover.verify(), 5);
            repeatedItInsertsNothing(mover);
            comesBackReadableByPython(mover);
        }
    }

    private static void assertPasses(List<StoreVerification> found, int stores) {
        assertThat(found)
                .hasSize(stores)
                .allSatisfy(store -> assertThat(store.passes()).isTrue());
    }

    private static void repeatedItInsertsNothing(Mover mover) throws Exception {
        RunOutcome again = mover.run();
        assertThat(again.complete()).isTrue();
        assertThat(again.stores())
                .extracting(StoreOutcome::status)
                .containsOnly(StoreOutcome.Status.MOVED_BEFORE, StoreOutcome.Status.EMPTY);
        assertThat(mover.stored()).isEqualTo(109);
    }

    private void comesBackReadableByPython(Mover mover) throws Exception {
        Path out = folder.resolve("out");
        for (String store : List.of(
                "anna/personal_assistant", "anna/notes", "bert/personal_assistant", "bert/archive", "carla/odd ones")) {
            String[] id = store.split("/", 2);
            var exported = mover.export(
                    new CollectionId(id[0], id[1]), out.resolve(id[0]).resolve("vector_store_" + id[1]));
            assertThat(exported.encrypted()).as(store).isEqualTo(id[0].equals("bert"));
            assertThat(exported.leftOut()).isEmpty();
        }
        assertThat(python.run("""
                        out = sys.argv[2]
                        for user in sorted(os.listdir(out)):
                            for name in sorted(os.listdir(os.path.join(out, user))):
                                key = user if user == 'bert' else None
                                old = read(os.path.join(root, user, name), key)
                                new = read(os.path.join(out, user, name), key)
                                assert type(new[0]) is list and all(type(v) is list for v in new[0])
                                assert [f32(v) for v in old[0]] == new[0], (user, name)
                                assert old[1] == new[1], [(a, b) for a, b in zip(old[1], new[1]) if a != b]
                                print(user, name, len(new[0]))
                        """, userData, out).lines())
                .containsExactly(
                        "anna vector_store_notes 11",
                        "anna vector_store_personal_assistant 40",
                        "bert vector_store_archive 9",
                        "bert vector_store_personal_assistant 33",
                        "carla vector_store_odd ones 16");
    }

    @Test
    void deletesByOldIdsAsTheOldStoreDid(TestDatabase database) throws Exception {
        python.run(MIXTURE, userData);
        CollectionId odd = new CollectionId("carla", "odd ones");
        try (Mover mover = Mover.of(userData, database).withKey(PythonStores.MASTER_KEY)) {
            mover.run();
            try (PgVectorDatabase postgres = mover.open(768)) {
                PgVectorStore store = Mover.store(postgres, odd);
                String repeated = "doc_2_1700000002.25";
                List<String> remaining = new ArrayList<>(Collections.nCopies(3, repeated));
                while (!remaining.isEmpty()) {
                    store.delete(List.of(repeated, "unknown"));
                    remaining.remove(0);
                    assertThat(store.getCollectionStats().documentCount()).isEqualTo(13 + remaining.size());
                }
                store.delete(List.of(repeated));
                assertThat(store.getCollectionStats().documentCount()).isEqualTo(13);
            }
            mover.export(odd, folder.resolve("out"));
            python.run("""
                    old, new = read(folder('carla', 'odd ones')), read(sys.argv[2])
                    kept = [e for e in old[1] if e.get('id') != 'doc_2_1700000002.25']
                    assert new[1] == kept, new[1]
                    """, userData, folder.resolve("out"));
        }
    }

    @Test
    void rollsBackWhatItInsertedAndNothingElse(TestDatabase database) throws Exception {
        python.run("store('anna', 'c', vectors(30, 8), entries(30))", userData);
        CollectionId id = new CollectionId("anna", "c");
        Path vectors = userData.resolve("anna/vector_store_c/vectors.pkl");
        byte[] before = Files.readAllBytes(vectors);
        try (Mover mover = Mover.of(userData, database)) {
            mover.run();
            try (PgVectorDatabase postgres = mover.open(8)) {
                PgVectorStore store = Mover.store(postgres, id);
                store.addEmbedded(List.of(document("doc_3_1700000003.25", "replaced"), document(null, "added")));
                Files.writeString(vectors, "damaged after the run");

                var undone = mover.rollBack();

                assertThat(undone.stores()).singleElement().satisfies(one -> {
                    assertThat(one.deleted()).isEqualTo(29);
                    assertThat(one.left()).isEqualTo(2);
                    assertThat(one.restored()).containsExactly(vectors);
                });
                assertThat(Files.readAllBytes(vectors)).isEqualTo(before);
                assertThat(store.getCollectionStats().documentCount()).isEqualTo(2);
                assertThat(store.getByIds(List.of("doc_3_1700000003.25")))
                        .singleElement()
                        .extracting(Document::text)
                        .isEqualTo("replaced");
            }
            RunOutcome again = mover.run();
            assertThat(again.stores()).singleElement().satisfies(store -> {
                assertThat(store.counts().inserted()).isEqualTo(29);
                assertThat(store.counts().present()).isEqualTo(1);
            });
            assertThat(mover.stored()).isEqualTo(31);
        }
    }

    @Test
    void afterAShadowPeriodThePresentFilesAreComparedAndNothingMore(TestDatabase database) throws Exception {
        python.run("store('anna', 'c', vectors(30, 8), entries(30))", userData);
        CollectionId id = new CollectionId("anna", "c");
        try (Mover mover = Mover.of(userData, database)) {
            mover.run();
            python.run("""
                    vs, es = read(folder('anna', 'c'))
                    new = [float(i) for i in range(1, 9)]
                    es[3]['text'], es[3]['new'], vs[3] = 'replaced', True, new
                    for key in ('n', 'half'): del es[3][key]
                    es.append({'id': 'later', 'text': 'added', 'timestamp': 'now', 'new': True}); vs.append(new)
                    del es[7], vs[7]
                    store('anna', 'c', vs, es)
                    store('bert', 'young', [new], [{'id': 'x', 'text': 'in the shadow', 'timestamp': 'now', 'new': True}])
                    """, userData);
            assertThat(mover.verify(Against.MOVED_FILES))
                    .extracting(StoreVerification::passes)
                    .containsExactly(false, false);
            assertThat(mover.verify(Against.PRESENT_FILES))
                    .extracting(StoreVerification::passes)
                    .as("PostgreSQL has not followed")
                    .containsExactly(false, false);
            try (PgVectorDatabase postgres = mover.open(8)) {
                PgVectorStore store = Mover.store(postgres, id);
                store.addEmbedded(List.of(document("doc_3_1700000003.25", "replaced"), document("later", "added")));
                store.delete(List.of("doc_7_1700000007.25"));
                Mover.store(postgres, new CollectionId("bert", "young"))
                        .addEmbedded(List.of(document("x", "in the shadow")));
                assertPasses(mover.verify(Against.PRESENT_FILES), 2);
                store.addEmbedded(List.of(document("unknown", "only here")));
                assertThat(mover.verify(Against.PRESENT_FILES))
                        .extracting(StoreVerification::passes)
                        .containsExactly(false, true);
                store.delete(List.of("unknown", "later"));
                assertThat(mover.verify(Against.PRESENT_FILES))
                        .extracting(StoreVerification::passes)
                        .containsExactly(false, true);
            }
        }
    }

    private static EmbeddedDocument document(String id, String text) {
        float[] vector = {1, 2, 3, 4, 5, 6, 7, 8};
        return new EmbeddedDocument(new Document(id, text, Map.of("new", true)), vector);
    }

    @Test
    void whatTheFileKnewSurvivesAChangeOfTheKey(TestDatabase database) throws Exception {
        python.run("store('anna', 'c', vectors(120, 8), entries(120, 'content'), encrypted=True)", userData);
        CollectionId id = new CollectionId("anna", "c");
        try (Mover mover = Mover.of(userData, database).withKey(PythonStores.MASTER_KEY)) {
            mover.run();
            mover.changeKey("another key");
            try (PgVectorDatabase postgres = mover.open(8)) {
                assertThat(postgres.rotateKeys(id, done -> {})).isEqualTo(120);
            }
            mover.export(id, folder.resolve("out"));
            python.run("""
                    MASTER = 'another key'
                    new = read(sys.argv[2], 'anna')
                    assert new[1] == entries(120, 'content'), new[1][:2]
                    """, userData, folder.resolve("out"));
        }
    }

    @Test
    void exportsWhatWasAddedAfterTheCutover(TestDatabase database) throws Exception {
        python.run("""
                store('anna', 'c', vectors(3, 8), entries(3), encrypted=True)
                store('anna', 'plain', vectors(3, 8), entries(3))
                """, userData);
        try (Mover mover = Mover.of(userData, database).withKey(PythonStores.MASTER_KEY)) {
            mover.run();
            try (PgVectorDatabase postgres = mover.open(8)) {
                for (String collection : List.of("c", "plain")) {
                    PgVectorStore store = Mover.store(postgres, new CollectionId("anna", collection));
                    store.addEmbedded(
                            List.of(document("doc_1_1700000001.25", "replaced"), document("later", "added €")));
                    Path out = folder.resolve("out-" + collection);
                    assertThat(mover.export(new CollectionId("anna", collection), out)
                                    .encrypted())
                            .as("written under encryption, so not given back plain")
                            .isTrue();
                    python.run("""
                            import datetime
                            vs, meta = read(sys.argv[2], 'anna')
                            assert [m['text'][:8] for m in meta] == ['text 0 ä', 'replaced', 'text 2 ä', 'added €'], meta
                            assert [m['id'] for m in meta][1:4:2] == ['doc_1_1700000001.25', 'later']
                            assert meta[0]['timestamp'] == '2024-01-02T03:04:00.5' and meta[3]['new'] is True
                            assert abs(datetime.datetime.utcnow() - datetime.datetime.fromisoformat(meta[3]['timestamp'])).seconds < 600
                            assert vs[3] == [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]
                            """, userData, out);
                }
            }
        }
    }
}
