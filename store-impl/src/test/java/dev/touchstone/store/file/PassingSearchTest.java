package dev.touchstone.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that pass by once, answered otherwise than by the file store that holds them all. */
class PassingSearchTest {
    private static final int DIMENSION = 2000;

    @TempDir
    private Path userData;

    @Test
    void answersAsTheFileStoreDoesOverSeveralBlocksAndTies() {
        Random random = new Random(3);
        List<EmbeddedDocument> documents = new ArrayList<>();
        for (int i = 0; i < 1300; i++) {
            float[] vector =
                    i % 7 == 0 && i > 0 ? documents.get(random.nextInt(i)).vector() : gaussian(random);
            documents.add(new EmbeddedDocument(new Document("d" + i, "text " + i, Map.of("n", i)), vector));
        }
        FileVectorStore store = FileVectorStore.open(userData, CollectionId.ofUser("anna"), new FixedModel(DIMENSION));
        store.addEmbedded(documents);
        List<float[]> queries = List.of(
                gaussian(random), documents.get(7).vector(), documents.get(1299).vector());
        PassingSearch passing = new PassingSearch(DIMENSION);
        queries.forEach(query -> passing.ask(SearchRequest.of(query, 25), Set.of("d0", "d1000")));
        documents.forEach(document -> passing.pass(document.document(), wide(document.vector())));

        List<List<ScoredDocument>> answers = passing.answers();

        for (int i = 0; i < queries.size(); i++) {
            List<ScoredDocument> all = store.search(SearchRequest.of(queries.get(i), 1300));
            assertThat(answers.get(i).subList(0, 25)).isEqualTo(all.subList(0, 25));
            assertThat(answers.get(i))
                    .containsAll(all.stream()
                            .filter(row -> Set.of("d0", "d1000")
                                    .contains(row.document().id()))
                            .toList())
                    .doesNotHaveDuplicates();
        }
    }

    private static float[] gaussian(Random random) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    private static double[] wide(float[] vector) {
        double[] wide = new double[vector.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = vector[i];
        }
        return wide;
    }
}
