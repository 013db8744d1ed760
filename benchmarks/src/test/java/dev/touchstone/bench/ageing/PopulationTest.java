package dev.touchstone.bench.ageing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.bench.ageing.Population.Writes;
import dev.touchstone.bench.config.AgeingRunbook;
import dev.touchstone.bench.config.AgeingRunbook.Day;
import dev.touchstone.bench.config.AgeingRunbookFile;
import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.workload.RandomDataset;
import dev.touchstone.dataset.Corpus;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PopulationTest {
    private static final int DOCUMENTS = 200;
    private static final Corpus CORPUS = RandomDataset.of(DOCUMENTS, 2).corpus();

    static AgeingRunbook runbook(int cycles, Day day) {
        return new AgeingRunbook(
                cycles, 10, 0.8, day, 0.1, 0, 0, AgeingRunbookFile.standard().tolerance());
    }

    @Test
    void storesNoVectorTwiceSoThatNoWriteRevivesADeadElement() {
        Population population = new Population(CORPUS, runbook(30, new Day(0.02, 0.02, 0.02)), 1);
        Set<List<Float>> seen = new HashSet<>();
        population.living().forEach(life -> assertThat(seen.add(list(life))).isTrue());
        for (int cycle = 0; cycle < 30; cycle++) {
            Writes writes = population.next();
            Stream.concat(writes.updated().stream(), writes.inserted().stream())
                    .forEach(life -> assertThat(seen.add(list(life))).isTrue());
        }
    }

    private static List<Float> list(Life life) {
        Float[] boxed = new Float[life.vector().length];
        Arrays.setAll(boxed, i -> life.vector()[i]);
        return List.of(boxed);
    }

    @Test
    void tellsTheDatabaseExactlyWhatHappensToThoseThatLive() {
        Population population = new Population(CORPUS, runbook(40, new Day(0.01, 0.02, 0.01)), 2);
        Set<String> stored = new HashSet<>(ids(population.living()));
        for (int cycle = 0; cycle < 40; cycle++) {
            Writes writes = population.next();
            assertThat(stored.removeAll(new HashSet<>(writes.deleted()))).isTrue();
            assertThat(stored).containsAll(ids(writes.updated()));
            assertThat(stored).doesNotContainAnyElementsOf(ids(writes.inserted()));
            stored.addAll(ids(writes.inserted()));
            assertThat(ids(population.living())).containsExactlyInAnyOrderElementsOf(stored);
        }
    }

    private static List<String> ids(List<Life> lives) {
        return lives.stream().map(Life::id).toList();
    }

    @Test
    void movesAVectorByTheDriftAndNoFurther() {
        Population population = new Population(CORPUS, runbook(1, new Day(0, 0.05, 0)), 3);
        assertThat(population.next().updated()).isNotEmpty().allSatisfy(life -> {
            float[] before = CORPUS.vector(life.row());
            double moved = 0;
            double length = 0;
            for (int i = 0; i < before.length; i++) {
                moved += Math.pow((double) life.vector()[i] - before[i], 2);
                length += Math.pow(before[i], 2);
            }
            assertThat(Math.sqrt(moved / length)).isBetween(0.0999, 0.1001);
        });
    }

    @Test
    void refusesARunbookThatOutgrowsTheDatasetBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> new Population(CORPUS, runbook(10, new Day(0.01, 0.01, 0)), 1))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the dataset has 200")
                .hasMessageContaining("initial_share");
    }
}
