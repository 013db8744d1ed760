package dev.touchstone.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.store.index.IndexSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexScriptsTest {
    private static final SpaceNames NAMES = new SpaceNames(new VectorSpace("app", 768), "ext");
    private static final IndexSpec HNSW = new IndexSpec.Hnsw(16, 64);

    private final IndexScripts scripts = new IndexScripts(NAMES);

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
        String create =
                new IndexDefinition(NAMES, HNSW).createSql(NAMES.partitions().get(0)) + ";";
        assertThat(statements).contains(create);
        assertThat(statements.subList(statements.indexOf(create) + 1, statements.size()))
                .singleElement()
                .asString()
                .contains("drop index concurrently");
    }

    @Test
    void buildsNothingWhereExactSearchIsWanted() {
        assertThat(scripts.apply(new IndexSpec.Exact())).noneMatch(statement -> statement.startsWith("create index"));
    }

    @Test
    void leavesNoNameOpen() {
        assertThat(String.join("\n", scripts.apply(HNSW)) + String.join("\n", scripts.undo()))
                .doesNotContain("${");
    }
}
