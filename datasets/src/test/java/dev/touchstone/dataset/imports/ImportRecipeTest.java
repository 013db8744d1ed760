package dev.touchstone.dataset.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.VectorTable;
import dev.touchstone.dataset.catalogue.DatasetCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportRecipeTest {
    private static final int ROWS = 2_300;
    private static final int HELD_OUT = 30;

    @TempDir
    private Path cache;

    private final List<float[]> vectors = new ArrayList<>(vectors());
    private final DatasetCatalogue catalogue = new DatasetCatalogue(List.of());

    @Test
    void importedDatasetsAreFoundByNameLikeThoseOfTheCatalogue() {
        Dataset imported = run(new ImportPlan("mine-12-l2", Metric.L2, HELD_OUT));
        assertThat(catalogue.list(cache)).extracting(DatasetInfo::name).containsExactly("mine-12-l2");
        Dataset opened = catalogue.prepare("mine-12-l2", cache, Progress.NONE);
        assertThat(opened.fingerprint()).isEqualTo(imported.fingerprint());
        assertThat(opened.info().metric()).isEqualTo(Metric.L2);
    }

    @Test
    void everyRowIsEitherADocumentOrAQuery() {
        Dataset dataset = run(new ImportPlan("mine-12-l2", Metric.L2, HELD_OUT));
        assertThat(dataset.corpus().size()).isEqualTo(ROWS - HELD_OUT);
        assertThat(dataset.queries().size()).isEqualTo(HELD_OUT);
        List<String> texts = Stream.concat(
                        IntStream.range(0, ROWS - HELD_OUT)
                                .mapToObj(row -> dataset.corpus().text(row)),
                        IntStream.range(0, HELD_OUT)
                                .mapToObj(query -> dataset.queries().text(query)))
                .toList();
        assertThat(texts)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, ROWS).mapToObj(row -> "row " + row).toList());
        for (int query = 0; query < HELD_OUT; query++) {
            int row = Integer.parseInt(dataset.queries().text(query).substring(4));
            assertThat(dataset.queries().vector(query)).containsExactly(vectors.get(row));
        }
        for (int row = 0; row < ROWS - HELD_OUT; row += 97) {
            int original = Integer.parseInt(dataset.corpus().text(row).substring(4));
            assertThat(dataset.corpus().vector(row)).containsExactly(vectors.get(original));
        }
    }

    @Test
    void theSameRowsMakeTheSameDataset(@TempDir Path other) {
        Dataset first = run(new ImportPlan("mine-12-l2", Metric.L2, HELD_OUT));
        ImportRecipe again =
                new ImportRecipe(new ImportPlan("mine-12-l2", Metric.L2, HELD_OUT), corpus(), Optional.empty());
        Dataset second = catalogue.importFrom(again, other, Progress.NONE);
        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
    }

    @ParameterizedTest
    @CsvSource({"NaN, NaN", "Infinity, Infinity", "0, zero"})
    void aVectorWithoutADistanceIsNamedBeforeAnythingIsWritten(float component, String named) throws Exception {
        float[] bad = new float[12];
        bad[7] = component;
        vectors.set(2_001, bad);
        assertThatThrownBy(() -> run(new ImportPlan("mine-12-cosine", Metric.COSINE, HELD_OUT)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("2001")
                .hasMessageContaining(named);
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left.filter(Files::isDirectory)).isEmpty();
        }
        assertThat(catalogue.list(cache)).isEmpty();
    }

    @Test
    void nothingIsLeftWhereTheSourceFailsHalfWay() throws Exception {
        ImportSource failing = new TableSource("a failing disk", new FailsAt(ROWS + 1_500), "row");
        ImportRecipe recipe =
                new ImportRecipe(new ImportPlan("mine-12-l2", Metric.L2, HELD_OUT), failing, Optional.empty());
        assertThatThrownBy(() -> catalogue.importFrom(recipe, cache, Progress.NONE))
                .hasMessageContaining("disk failed");
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left.filter(Files::isDirectory)).isEmpty();
        }
    }

    @Test
    void aCorpusWithoutQueriesIsRefusedWithBothRemedies() {
        assertThatThrownBy(() -> new ImportRecipe(new ImportPlan("m-12-l2", Metric.L2, 0), corpus(), Optional.empty()))
                .hasMessageContaining("--queries")
                .hasMessageContaining("--hold-out");
    }

    @Test
    void queriesOfAnotherDimensionAreRefused() {
        ImportSource queries = new TableSource("file q", VectorTable.of(List.of(new float[11])), "query");
        assertThatThrownBy(
                        () -> new ImportRecipe(new ImportPlan("m-12-l2", Metric.L2, 0), corpus(), Optional.of(queries)))
                .hasMessageContaining("11")
                .hasMessageContaining("12");
    }

    @Test
    void moreHeldOutThanThereAreIsRefused() {
        assertThatThrownBy(() -> run(new ImportPlan("m-12-l2", Metric.L2, ROWS)))
                .hasMessageContaining("2300");
    }

    @ParameterizedTest
    @CsvSource({
        "fashion-mnist-784-euclidean.hdf5, 784, L2, fashion-mnist-784-l2",
        "glove-100-angular.hdf5, 100, COSINE, glove-100-cosine",
        "sift_base.fvecs, 128, INNER_PRODUCT, sift-base-128-inner-product",
        "Ünïcode?.npy, 3, L2, n-code-3-l2",
        "???.npy, 3, L2, imported-3-l2"
    })
    void namesAreMadeAsDatasetsAreNamed(String called, int dimension, Metric metric, String name) {
        assertThat(ImportPlan.nameFor(called, dimension, metric)).isEqualTo(name);
    }

    private Dataset run(ImportPlan plan) {
        return catalogue.importFrom(new ImportRecipe(plan, corpus(), Optional.empty()), cache, Progress.NONE);
    }

    private ImportSource corpus() {
        return new TableSource("file a.npy", VectorTable.of(vectors), "row");
    }

    private static List<float[]> vectors() {
        Random random = new Random(9);
        return IntStream.range(0, ROWS)
                .mapToObj(i -> {
                    float[] vector = new float[12];
                    for (int d = 0; d < vector.length; d++) {
                        vector[d] = (float) random.nextGaussian();
                    }
                    return vector;
                })
                .toList();
    }

    /** The vectors on a disk that fails at a read: after the check, while they are copied. */
    private final class FailsAt implements VectorTable {
        private int readsLeft;

        FailsAt(int reads) {
            this.readsLeft = reads;
        }

        @Override
        public int size() {
            return ROWS;
        }

        @Override
        public int dimension() {
            return 12;
        }

        @Override
        public void read(int firstRow, int rows, float[] into) {
            if (readsLeft-- == 0) {
                throw new DatasetException("the disk failed");
            }
            VectorTable.of(vectors).read(firstRow, rows, into);
        }
    }
}
