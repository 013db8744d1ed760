package dev.touchstone.dataset.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.touchstone.dataset.DatasetException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/** A BERT encoder in ONNX Runtime that reads one token sequence at a time; used by many threads. */
final class OnnxEncoder implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    /** Loads a model; each call computes on the caller's thread alone. */
    OnnxEncoder(byte[] model) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(model, options);
        } catch (OrtException e) {
            throw new DatasetException("the sentence model cannot be loaded: " + firstLine(e), e);
        }
    }

    /** Returns the mean of the token vectors over all tokens, scaled to length 1. */
    float[] encode(long[] tokens) {
        long[] ones = new long[tokens.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor ids = OnnxTensor.createTensor(environment, new long[][] {tokens});
                OnnxTensor mask = OnnxTensor.createTensor(environment, new long[][] {ones});
                OnnxTensor types = OnnxTensor.createTensor(environment, new long[1][tokens.length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            return Pooling.meanToUnitLength(tokenVectors(result), tokens.length);
        } catch (OrtException e) {
            throw new DatasetException("the sentence model failed on " + tokens.length + " tokens: " + firstLine(e), e);
        }
    }

    private static FloatBuffer tokenVectors(OrtSession.Result result) {
        return ((OnnxTensor) result.get(0)).getFloatBuffer();
    }

    private static String firstLine(OrtException e) {
        return e.getMessage().lines().findFirst().orElse("no reason given");
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new DatasetException("the sentence model cannot be closed: " + firstLine(e), e);
        }
    }
}
