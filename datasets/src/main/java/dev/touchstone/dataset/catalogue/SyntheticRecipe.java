package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.Query;
import dev.touchstone.dataset.cache.ChunkSource;
import dev.touchstone.dataset.parallel.Cores;
import dev.touchstone.dataset.synthetic.VectorGenerator;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A dataset that is computed: nothing is fetched, and any row can be made at any time.
 *
 * @param info what the catalogue says about it
 * @param parts lays out its rows
 */
record SyntheticRecipe(DatasetInfo info, Supplier<SyntheticParts> parts) implements Recipe {
    /** Changes whenever a generator makes other vectors of the same seed. */
    private static final String GENERATORS = "touchstone-synthetic-1";

    @Override
    public Ingredients open(Progress progress) {
        return new Generated(info, parts.get(), progress);
    }

    /** Rows made on every core. */
    private record Generated(DatasetInfo info, SyntheticParts parts, Progress progress) implements Ingredients {
        @Override
        public String model() {
            return GENERATORS;
        }

        @Override
        public Iterator<CorpusDocument> documents() {
            return IntStream.range(0, info.documents())
                    .mapToObj(parts.document())
                    .iterator();
        }

        @Override
        public Iterator<Query> queries() {
            return IntStream.range(0, info.queries()).mapToObj(parts.query()).iterator();
        }

        @Override
        public ChunkSource corpusVectors() {
            return chunks("generate vectors", parts.corpus(), info.documents());
        }

        @Override
        public ChunkSource queryVectors() {
            return chunks("generate queries", parts.asked(), info.queries());
        }

        private ChunkSource chunks(String step, VectorGenerator generator, int all) {
            return (firstRow, rows) -> {
                float[][] vectors = new float[rows][];
                Cores.forEach(step, rows, i -> vectors[i] = generator.vector(firstRow + i));
                progress.advanced(step, firstRow + rows, all);
                return Arrays.asList(vectors);
            };
        }
    }
}
