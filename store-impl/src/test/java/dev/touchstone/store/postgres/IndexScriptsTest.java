package dev.touchstone.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.store.index.IndexSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexScriptsTest {
    private static final VectorSpace SPACE = new VectorSpace("app", 768);
    private static final IndexSpec HNSW = new IndexSpec.Hnsw(16, 64);

    private final IndexScripts scripts = new IndexScripts(SPACE);

    @Test
    void looksAndKeepsBeforeItChangesAnything() {
        List<String> statements = scripts.apply(HNSW);
        assertThat(statements.get(2)).startsWith("do $$").contains("raise exception");
        assertThat(statements.get(3)).startsWith("create table \"app\".index_before_apply");
        assertThat(scripts.undo().get(2)).contains("there is nothing to undo");
    }

    @Test
    void keepsThePresentIndexUntilTheNewOneIsThere() {
        List<String> statements = scripts.apply(HNSW);
        assertThat(statements.get(statements.size() - 2)).contains("create index concurrently", "m = 16");
        assertThat(statements.get(statements.size() - 1)).contains("drop index concurrently");
    }

    @Test
    void namesNoSchemaOfTheExtensionBeforeTheServerThatRunsItHasSaidWhereItIs() {
        assertThat(scripts.apply(HNSW))
                .anySatisfy(statement -> assertThat(statement).contains("%1$I.vector_cosine_ops", "from pg_extension"));
        assertThat(String.join("\n", scripts.apply(HNSW)) + String.join("\n", scripts.undo()))
                .doesNotContain("public");
    }

    @Test
    void buildsNothingWhereExactSearchIsWanted() {
        assertThat(scripts.apply(new IndexSpec.Exact())).noneMatch(statement -> statement.contains("create index"));
    }

    @Test
    void leavesNoNameOpen() {
        assertThat(String.join("\n", scripts.apply(HNSW)) + String.join("\n", scripts.undo()))
                .doesNotContain("${");
    }
}
