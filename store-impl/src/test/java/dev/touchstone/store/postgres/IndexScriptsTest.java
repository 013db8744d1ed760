package dev.touchstone.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.store.index.IndexSpec;
import org.junit.jupiter.api.Test;

class IndexScriptsTest {
    private static final SpaceNames NAMES = new SpaceNames(new VectorSpace("app", 768), "ext");
    private static final IndexSpec HNSW = new IndexSpec.Hnsw(16, 64);

    private final IndexScripts scripts = new IndexScripts(NAMES);

    @Test
    void keepsThePresentIndexUntilTheNewOneIsThere() {
        assertThat(scripts.replace(HNSW))
                .containsExactly(
                        "alter index if exists \"app\".vector_documents_embedding_idx_p0 rename to"
                                + " vector_documents_embedding_idx_p0_before",
                        new IndexDefinition(NAMES, HNSW)
                                .createSql(NAMES.partitions().get(0)),
                        "drop index concurrently if exists \"app\".vector_documents_embedding_idx_p0_before");
    }

    @Test
    void bringsBackAnIndexThatIsStillThereWithoutBuildingIt() {
        assertThat(scripts.restore(HNSW))
                .hasSize(4)
                .element(2)
                .asString()
                .contains("if not exists")
                .contains("m = 16");
    }

    @Test
    void onlyDropsWhereExactSearchIsWanted() {
        assertThat(scripts.replace(new IndexSpec.Exact()))
                .containsExactly("drop index concurrently if exists \"app\".vector_documents_embedding_idx_p0");
    }
}
