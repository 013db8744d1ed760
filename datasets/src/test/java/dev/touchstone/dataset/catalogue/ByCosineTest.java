package dev.touchstone.dataset.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.Query;
import dev.touchstone.dataset.UnknownDatasetException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByCosineTest {
    private static final String SOURCE = "lengths-6-l2";
    private static final String VIEW = "lengths-6-l2-by-cosine";
    private static final int DOCUMENTS = 60;
    private static final int QUERIES = 5;

    @TempDir
    private Path cache;

    private final float[][] vectors = vectors();
    private final DatasetCatalogue catalogue =
            new DatasetCatalogue(List.of(recipe(SOURCE, Metric.L2), recipe("lengths-6-cosine", Metric.COSINE)));

    @Test
    void answersAreThoseByCosineAndTheSourceKeepsItsOwn() {
        Dataset source = catalogue.prepare(SOURCE, cache, Progress.NONE);
        Dataset view = catalogue.prepare(VIEW, cache, Progress.NONE);
        assertThat(view.info().name()).isEqualTo(VIEW);
        assertThat(view.info().metric()).isEqualTo(Metric.COSINE);
        for (int query = 0; query < QUERIES; query++) {
            assertThat(view.truth().neighbours(query)).isEqualTo(nearest(Metric.COSINE, query));
            assertThat(source.truth().neighbours(query))
                    .isEqualTo(nearest(Metric.L2, query))
                    .isNotEqualTo(view.truth().neighbours(query));
        }
    }

    @Test
    void runsByTwoMetricsAreNeverTakenForRunsOnTheSameData() {
        Dataset view = catalogue.prepare(VIEW, cache, Progress.NONE);
        assertThat(view.fingerprint())
                .isNotEqualTo(catalogue.prepare(SOURCE, cache, Progress.NONE).fingerprint())
                .isEqualTo(catalogue.prepare(VIEW, cache, Progress.NONE).fingerprint());
    }

    @Test
    void exactAnswersAreFoundOnce() {
        catalogue.prepare(VIEW, cache, Progress.NONE);
        AtomicInteger steps = new AtomicInteger();
        catalogue.prepare(VIEW, cache, (step, done, total) -> steps.incrementAndGet());
        assertThat(steps).hasValue(0);
    }

    @Test
    void aVectorWithoutACosineDistanceIsNamed() {
        vectors[17] = new float[6];
        assertThatThrownBy(() -> catalogue.prepare(VIEW, cache, Progress.NONE))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(VIEW)
                .hasMessageContaining("document 17")
                .hasMessageNotContaining("\n");
    }

    @Test
    void namesThatMeanNothingByCosineAreRefused() {
        assertThatThrownBy(() -> catalogue.find("lengths-6-cosine-by-cosine"))
                .isInstanceOf(UnknownDatasetException.class)
                .hasMessageContaining("by cosine as it is");
        assertThatThrownBy(() -> catalogue.find("nothing-by-cosine"))
                .isInstanceOf(UnknownDatasetException.class)
                .hasMessageContaining("'nothing-by-cosine'");
    }

    @Test
    void noImportTakesTheNameOfAnotherDatasetByCosine() {
        assertThatThrownBy(() -> catalogue.importFrom(recipe(VIEW, Metric.COSINE), cache, Progress.NONE))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("'" + SOURCE + "' by cosine")
                .hasMessageContaining("--name");
    }

    private int[] nearest(Metric metric, int query) {
        float[] asked = vectors[DOCUMENTS + query];
        return IntStream.range(0, DOCUMENTS)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> metric.distance(asked, vectors[row])))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private Recipe recipe(String name, Metric metric) {
        DatasetInfo info = new DatasetInfo(name, "of many lengths", "seeded", "none", DOCUMENTS, QUERIES, 6, metric);
        return new Recipe() {
            @Override
            public DatasetInfo info() {
                return info;
            }

            @Override
            public Ingredients open(Progress progress) {
                return new InMemory(
                        "seeded",
                        IntStream.range(0, DOCUMENTS)
                                .mapToObj(row -> new CorpusDocument("row-" + row, "", Map.of()))
                                .toList(),
                        row -> vectors[row],
                        IntStream.range(0, QUERIES)
                                .mapToObj(query -> Query.of("query " + query))
                                .toList(),
                        query -> vectors[DOCUMENTS + query]);
            }
        };
    }

    private static float[][] vectors() {
        Random random = new Random(3);
        return IntStream.range(0, DOCUMENTS + QUERIES)
                .mapToObj(row -> {
                    float[] vector = new float[6];
                    for (int d = 0; d < vector.length; d++) {
                        vector[d] = (float) (random.nextGaussian() * (1 + row % 7));
                    }
                    return vector;
                })
                .toArray(float[][]::new);
    }
}
