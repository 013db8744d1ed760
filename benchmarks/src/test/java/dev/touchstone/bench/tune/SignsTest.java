package dev.touchstone.bench.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.bench.config.TuneGrid.Storage;
import dev.touchstone.dataset.VectorTable;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignsTest {
    @Test
    void aDefaultGridOffersNoBitsThatTellNothing() {
        assertThat(offersBinary(vectors(x -> x))).isTrue();
        assertThat(offersBinary(vectors(Math::abs))).isFalse();
        assertThat(offersBinary(vectors(x -> x + 4))).isFalse();
    }

    private static boolean offersBinary(VectorTable vectors) {
        return new GridDefaults(vectors.size(), vectors.dimension(), Signs.tellApart(vectors), 10)
                .grid(TuneProfile.QUICK).hnsw().stream().anyMatch(build -> build.storage() == Storage.BINARY);
    }

    private static VectorTable vectors(DoubleUnaryOperator change) {
        Random random = new Random(7);
        return VectorTable.of(IntStream.range(0, 1_200)
                .mapToObj(row -> {
                    float[] vector = new float[16];
                    for (int d = 0; d < vector.length; d++) {
                        vector[d] = (float) change.applyAsDouble(random.nextGaussian());
                    }
                    return vector;
                })
                .toList());
    }
}
