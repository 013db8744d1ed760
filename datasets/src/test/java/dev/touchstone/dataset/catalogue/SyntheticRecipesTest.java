package dev.touchstone.dataset.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.dataset.AttributeColumn;
import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.Query;
import dev.touchstone.dataset.synthetic.VectorGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticRecipesTest {
    private static final String NAME = "clustered10k-768-cosine";

    @TempDir
    private static Path cache;

    private static Dataset dataset;

    @BeforeAll
    static void prepare() {
        dataset = DatasetCatalogue.standard().prepare(NAME, cache, Progress.NONE);
    }

    @Test
    void computesTheSameBytesOnEveryMachine() {
        assertThat(dataset.fingerprint()).isEqualTo("36c1f0cd8411e197e339095bad84cf18982c24b5a0e988e380501c08c0163382");
    }

    @Test
    void givesTheLargestUserTheShareThatZipfsLawNames() {
        Map<String, Integer> sizes =
                dataset.corpus().column(CorpusDocument.USER).counts();
        double harmonic = 0;
        for (int rank = 1; rank <= 200; rank++) {
            harmonic += 1.0 / rank;
        }
        double expected = 10_000 / harmonic;
        assertThat((double) sizes.get("user0")).isBetween(expected * 0.9, expected * 1.1);
        assertThat((double) sizes.get("user9")).isBetween(expected / 10 * 0.7, expected / 10 * 1.3);
        assertThat(Collections.min(sizes.values())).isLessThan(30);
    }

    @Test
    void knowsTheSelectivityOfEveryAttribute() {
        AttributeColumn tenth = dataset.corpus().column("tenth");
        assertThat(tenth.counts())
                .hasSize(10)
                .allSatisfy((value, rows) -> assertThat(rows).isEqualTo(1_000));
        assertThat(dataset.corpus().column("thousandth").counts().get("7")).isEqualTo(10);
        assertThat(tenth.matches(13, "3")).isTrue();
        assertThat(tenth.matches(13, "nothing")).isFalse();
    }

    @Test
    void asksInTheNameOfUsersThatOwnDocuments() {
        assertThat(dataset.queries().attributes(0)).containsKey(CorpusDocument.USER);
    }

    @Test
    void makesUnitVectorsWhoseNeighboursAreNearerThanTheRest() {
        assertThat(Metric.square(dataset.corpus().vector(77))).isBetween(0.999999, 1.000001);
        double nearest = dataset.truth().distances(5)[0];
        double typical = Metric.COSINE.distance(
                dataset.queries().vector(5), dataset.corpus().vector(4_000));
        assertThat(nearest).isLessThan(typical * 0.8);
    }

    @Test
    void isPreparedOnceAndFoundAgain() {
        assertThat(DatasetCatalogue.standard().fingerprint(NAME, cache)).hasValue(dataset.fingerprint());
        assertThat(dataset.corpus().rowOf("row-9999")).hasValue(9_999);
    }

    @Test
    void keepsNoTraceOfARecipeThatFailsHalfWay(@TempDir Path elsewhere) throws Exception {
        SyntheticRecipe recipe = new SyntheticRecipe(dataset.info(), () -> {
            FailingParts parts = new FailingParts();
            return new SyntheticParts(parts::document, parts::query, parts, parts);
        });
        DatasetCatalogue none = new DatasetCatalogue(List.of());
        assertThatThrownBy(() -> none.importFrom(recipe, elsewhere, Progress.NONE))
                .isInstanceOf(DatasetException.class)
                .hasMessage("row 5000 cannot be made");
        try (Stream<Path> left = Files.list(elsewhere)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly(NAME + "-1.lock");
        }
    }

    /** Fails in the middle of the corpus. */
    private static final class FailingParts implements VectorGenerator {
        CorpusDocument document(int row) {
            return new CorpusDocument("row-" + row, "document", Map.of());
        }

        Query query(int row) {
            return Query.of("query " + row);
        }

        @Override
        public int dimension() {
            return 768;
        }

        @Override
        public float[] vector(int row) {
            if (row == 5_000) {
                throw new DatasetException("row 5000 cannot be made");
            }
            return new float[768];
        }
    }
}
