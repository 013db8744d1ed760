package dev.touchstone.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.report.SampleRun;
import dev.touchstone.report.run.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTablesTest {
    private static Run run;

    @BeforeAll
    static void write(@TempDir Path out) {
        run = Run.read(SampleRun.write(out));
    }

    @Test
    void joinsEachCellWithTheCostOfItsIndex() {
        Table cells = RunTables.cells(run);
        assertThat(cells.rows()).hasSize(24);
        assertThat(row(cells, "HNSW", "m 16, ef_construction 64", "ef_search 40"))
                .contains("0.982", "0.977–0.987", "742", "4.90", "19.6", "ok");
        assertThat(cells.note()).isEqualTo("k 10, pool_size 2, threads 2");
    }

    @Test
    void showsAVoidCellWithoutAnyNumber() {
        List<String> voided = row(RunTables.cells(run), "IVFFlat", "lists 100", "probes 30");
        assertThat(voided.subList(3, voided.size())).containsOnly("", "void").contains("void");
        assertThat(RunTables.voidCells(run).rows().get(0).get(1)).startsWith("plan check: Seq Scan");
    }

    @Test
    void choosesTheFastestCellOfEachKindThatReachesTheRecall() {
        Table best = RunTables.best(run, 0.95);
        assertThat(best.rows())
                .extracting(row -> row.get(0))
                .containsExactly("file store", "exact scan", "HNSW", "IVFFlat");
        assertThat(best.rows().get(2)).contains("m 32, ef_construction 128", "ef_search 10", "0.951");
    }

    @Test
    void leavesOutAKindThatDoesNotReachTheRecall() {
        assertThat(RunTables.best(run, 0.99995).rows())
                .extracting(row -> row.get(0))
                .containsExactly("file store", "exact scan", "HNSW", "IVFFlat");
        assertThat(RunTables.best(run, 1.1).isEmpty()).isTrue();
    }

    @Test
    void putsUnitsIntoTheHeaders() {
        assertThat(RunTables.builds(run).columns())
                .extracting(Column::header)
                .containsExactly("index", "build time (s)", "min-max of 3 repeats", "index size (MiB)");
    }

    @Test
    void refusesARowThatDoesNotFitItsColumns() {
        List<Column> columns = List.of(Column.words("a"));
        assertThatThrownBy(() -> new Table("t", "", columns, List.of(List.of("1", "2"))))
                .hasMessageContaining("row of 2");
    }

    private static List<String> row(Table table, String... head) {
        return table.rows().stream()
                .filter(row -> row.subList(0, head.length).equals(List.of(head)))
                .findFirst()
                .orElseThrow();
    }
}
