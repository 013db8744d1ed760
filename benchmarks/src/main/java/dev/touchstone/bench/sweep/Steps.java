package dev.touchstone.bench.sweep;

import dev.touchstone.dataset.Progress;

/** Counts the finished units of one named step. */
final class Steps {
    private final Progress progress;
    private final String name;
    private final long total;
    private long done;

    Steps(Progress progress, String name, long total) {
        this.progress = progress;
        this.name = name;
        this.total = total;
        progress.advanced(name, 0, total);
    }

    void advance() {
        done++;
        progress.advanced(name, done, total);
    }
}
