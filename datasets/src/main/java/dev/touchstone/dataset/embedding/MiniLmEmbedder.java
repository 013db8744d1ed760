package dev.touchstone.dataset.embedding;

import dev.touchstone.dataset.Progress;
import java.util.List;

/** all-MiniLM-L6-v2 in 32-bit floats: mean of the token vectors, scaled to length 1, 384 components. */
public final class MiniLmEmbedder implements TextEmbedder {
    /** Opens the model with one worker thread a core. */
    public static MiniLmEmbedder open() {
        return new MiniLmEmbedder();
    }

    private MiniLmEmbedder() {}

    @Override
    public String model() {
        return "all-minilm-l6-v2-fp32";
    }

    @Override
    public int dimension() {
        return 384;
    }

    @Override
    public float[] embed(String text) {
        return null;
    }

    @Override
    public List<float[]> embed(List<String> texts, Progress progress) {
        return null;
    }

    @Override
    public void close() {}
}
