package dev.touchstone.report.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.report.tune.ChangeScript.BuildRoom;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChangeScriptTest {
    private static final List<String> APPLYING = List.of(
            "create index concurrently \"i\" on t;",
            "select 'drop index concurrently if exists \"i_before\"'\n\\gexec");
    private static final List<String> UNDOING = List.of("create index concurrently \"old\" on t;");
    private static final BuildRoom ROOM = new BuildRoom(OptionalInt.of(512), OptionalInt.of(2));

    private final ChangeScript script = new ChangeScript(Recommendation.of(SampleTune.run()), APPLYING, UNDOING, ROOM);

    @Test
    void keepsTheStatementsOfTheStoreAsTheyAre() {
        assertThat(script.apply())
                .containsSubsequence(
                        "set maintenance_work_mem = '512MB';\n\n",
                        "set max_parallel_maintenance_workers = 2;\n\n",
                        APPLYING.get(0) + "\n\n",
                        APPLYING.get(1) + "\n\n");
        assertThat(script.undo()).endsWith("\n\n" + UNDOING.get(0) + "\n");
    }

    @Test
    void setsTheSearchForTheRoleAndSaysWhatAContainerNeeds() {
        assertThat(script.apply()).contains("set hnsw.ef_search = 20").contains("--shm-size=512m");
    }

    @Test
    void namesTheSettingsOfTheKindOfIndex() {
        Setting setting = new Setting(
                SampleTune.IVF_100, new TreeMap<>(Map.of("probes", "10", "iterative_scan", "relaxed_order")));
        assertThat(script(setting).apply())
                .contains("ivfflat.probes = 10", "ivfflat.iterative_scan = relaxed_order")
                .doesNotContain("hnsw");
    }

    @Test
    void refusesAValueThatIsNoWord() {
        Setting setting = new Setting(SampleTune.IVF_100, new TreeMap<>(Map.of("probes", "1; drop table x")));
        assertThatThrownBy(() -> script(setting).apply()).hasMessageContaining("no setting of a search");
    }

    private static ChangeScript script(Setting setting) {
        TunedCell cell = SampleTune.cell(setting, SampleTune.figures(0.99, 1, 5, 1));
        Recommendation found = SampleTune.recommend(List.of(cell), Target.recall(RecallStatistic.MEAN, 0.9));
        return new ChangeScript(found, APPLYING, UNDOING, ROOM);
    }
}
