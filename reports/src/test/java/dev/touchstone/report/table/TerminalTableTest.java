package dev.touchstone.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTableTest {
    @Test
    void aHeaderWiderThanItsValuesStandsOnSeveralLines() {
        Table table = new Table(
                "Cells",
                "384-d",
                List.of(Column.words("search"), Column.numbers("build time (s)")),
                List.of(List.of("ef_search 40", "1.87"), List.of("", "0.345")));

        assertThat(TerminalTable.render(table)).isEqualTo("""
                        Cells (384-d)
                                      build
                                       time
                        search          (s)
                        ------------  -----
                        ef_search 40   1.87
                                      0.345
                        """);
    }
}
