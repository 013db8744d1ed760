package dev.touchstone.dataset.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Progress;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MiniLmEmbedderTest {
    private static final List<String> TEXTS = List.of(
            "entity: that which is perceived or known or inferred to have its own distinct existence",
            "the boys guzzled the cheap vodka",
            "dog",
            "Ünïcödé, 東京 and emoji 🙂 in one line",
            "A long text. ".repeat(25)); // 102 tokens: LangChain4j cuts after 128

    private static MiniLmEmbedder embedder;

    @BeforeAll
    static void open() {
        embedder = MiniLmEmbedder.open();
    }

    @AfterAll
    static void close() {
        embedder.close();
    }

    @Test
    void agreesWithAnotherImplementationOfTheSameModel() {
        EmbeddingModel other = new AllMiniLmL6V2EmbeddingModel();
        for (String text : TEXTS) {
            float[] expected = other.embed(text).content().vector();
            assertThat(Metric.COSINE.distance(embedder.embed(text), expected)).isLessThan(1e-5);
        }
    }

    @Test
    void returnsVectorsOfLengthOne() {
        float[] origin = new float[embedder.dimension()];
        assertThat(Metric.L2.distance(embedder.embed(TEXTS.get(0)), origin)).isCloseTo(1, within(1e-6));
    }

    @Test
    void doesNotLetTextsInfluenceEachOther() {
        List<float[]> together = embedder.embed(TEXTS, Progress.NONE);
        for (int i = 0; i < TEXTS.size(); i++) {
            assertThat(together.get(i)).isEqualTo(embedder.embed(TEXTS.get(i)));
        }
    }

    @Test
    void putsLikeMeaningsCloserThanUnlikeOnes() {
        float[] cat = embedder.embed("a small domesticated feline");
        double like = Metric.COSINE.distance(cat, embedder.embed("cat: a furry pet that purrs"));
        double unlike = Metric.COSINE.distance(cat, embedder.embed("mortgage: a loan secured by property"));
        assertThat(like).isLessThan(unlike - 0.2);
    }

    @Test
    void refusesABlankText() {
        assertThatThrownBy(() -> embedder.embed(" \n"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("blank");
    }

    @Test
    void refusesATextLongerThanTheModelReadsInsteadOfCuttingIt() {
        String text = "word ".repeat(600);
        assertThatThrownBy(() -> embedder.embed(text)).hasMessageContaining("602 tokens; the sentence model reads 256");
    }

    @Test
    void passesOnAFailureOfOneTextAmongMany() {
        assertThatThrownBy(() -> embedder.embed(List.of("a", "", "b"), Progress.NONE))
                .isInstanceOf(DatasetException.class);
    }
}
