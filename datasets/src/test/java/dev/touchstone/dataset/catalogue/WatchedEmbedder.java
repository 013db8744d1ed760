package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.embedding.TextEmbedder;
import java.util.ArrayList;
import java.util.List;

/** The real model, with a record of what it was asked for and a text at which it fails. */
final class WatchedEmbedder implements TextEmbedder {
    private final TextEmbedder model;
    private final List<String> asked = new ArrayList<>();
    private String failAt = "";

    WatchedEmbedder(TextEmbedder model) {
        this.model = model;
    }

    void failAt(String text) {
        failAt = text;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    void forget() {
        asked.clear();
    }

    @Override
    public String model() {
        return model.model();
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public float[] embed(String text) {
        return model.embed(text);
    }

    @Override
    public List<float[]> embed(List<String> texts, Progress progress) {
        asked.addAll(texts);
        if (texts.contains(failAt)) {
            throw new IllegalStateException("pulled the plug");
        }
        return model.embed(texts, progress);
    }

    @Override
    public void close() {
        // the model outlives the preparation: all tests share it
    }
}
