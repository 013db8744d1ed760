package dev.touchstone.report.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.SampleRun;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneFormatTest {
    @TempDir
    Path out;

    @Test
    void readsBackWhatItWrote() {
        TuneRun tuned = SampleTune.run();
        try (RunWriter writer = RunWriter.create(out, RunHeader.of("tune", Optional.empty(), SampleRun.STARTED))) {
            writer.json(TuneRun.FILE, tuned);
            assertThat(Run.read(writer.finish()).json(TuneRun.FILE, TuneRun.class))
                    .contains(tuned);
        }
    }

    @Test
    void givesEverySettingACellOfItsOwn() {
        List<TunedCell> cells = SampleTune.run().cells();
        assertThat(cells.stream().map(cell -> cell.setting().cell())).doesNotHaveDuplicates();
        assertThat(cells.get(0).setting().name()).isEqualTo("exact scan layout shared");
    }

    @Test
    void refusesASettingListedTwice() {
        TuneRun run = SampleTune.run();
        List<TunedCell> twice = List.of(run.cells().get(0), run.cells().get(0));
        assertThatThrownBy(() -> new TuneRun(run.asked(), twice, List.of(), List.of(), Optional.empty()))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void refusesAVoidCellWithFigures() {
        CellFigures figures = SampleTune.figures(0.9, 1, 1, 1);
        assertThatThrownBy(() -> new TunedCell(
                        Setting.exact(),
                        Optional.of(figures),
                        Optional.of("Seq Scan"),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty()))
                .hasMessageContaining("void");
    }

    @Test
    void refusesParametersOfAnotherKindOfIndex() {
        assertThatThrownBy(() -> Setting.of(SampleTune.IVF_100, "ef_search", 40))
                .hasMessageContaining("probes");
        assertThatThrownBy(() -> Setting.of(BuildSetting.exact("shared"), "probes", 3))
                .hasMessageContaining("takes no settings");
    }

    @Test
    void accountsForTheWholeRun() {
        TuneAccount account = new TuneAccount(10, 5, 80, 3, 2);
        assertThat(account.total()).isEqualTo(100);
        assertThat(account.overheadRatio()).isEqualTo(100.0 / 90);
    }
}
