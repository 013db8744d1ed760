package dev.touchstone.report.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.SampleRun;
import dev.touchstone.report.gate.SampleGate;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTest {
    @TempDir
    Path out;

    private RunWriter writer() {
        return RunWriter.create(out, RunHeader.of("gate", Optional.empty(), SampleRun.STARTED));
    }

    @Test
    void readsBackWhatItWrote() {
        Answers answers = SampleGate.answers(0.05, 2);
        List<LatencyTurn> turns = SampleGate.turns(2, 4);
        try (RunWriter writer = writer()) {
            GateEvidence.write(writer, answers);
            GateEvidence.write(writer, turns);
            GateEvidence read = GateEvidence.read(Run.read(writer.finish()));

            assertThat(read.answers()).isEqualTo(answers);
            assertThat(read.turns()).isEqualTo(turns);
        }
    }

    @Test
    void aRunWithoutScoresOrLatenciesIsNoBaseline() {
        try (RunWriter writer = writer()) {
            Run run = Run.read(writer.finish());
            assertThatThrownBy(() -> GateEvidence.read(run))
                    .isInstanceOf(ReportException.class)
                    .hasMessageContaining("recall.csv");
        }
        try (RunWriter writer = writer()) {
            GateEvidence.write(writer, SampleGate.answers(0.05, 2));
            Run run = Run.read(writer.finish());
            assertThatThrownBy(() -> GateEvidence.read(run))
                    .isInstanceOf(ReportException.class)
                    .hasMessageContaining("latencies");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "round,query,expected,returned,hits\n",
                "round,query,expected,returned,hits\n1,0,10,10,10",
                "query,hits\n1,1\n",
                "round,query,expected,returned,hits\n1,0,10,10,11\n",
                "round,query,expected,returned,hits\n2,0,10,10,10\n",
                "round,query,expected,returned,hits\n1,0,10,10\n",
                "round,query,expected,returned,hits\n1,0,10,10,x\n",
                "round,query,expected,returned,hits\n1,0,10,10,9\n2,1,10,10,9\n",
            })
    void damagedScoresAreRefused(String csv) {
        assertThatThrownBy(() -> ScoreTable.read(csv)).isInstanceOf(ReportException.class);
    }
}
