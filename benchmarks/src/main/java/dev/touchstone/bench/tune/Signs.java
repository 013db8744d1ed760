package dev.touchstone.bench.tune;

import dev.touchstone.dataset.VectorTable;
import dev.touchstone.dataset.doctor.VectorStatistics;
import java.util.stream.IntStream;

/** Whether one bit a component, its sign, tells vectors apart. */
final class Signs {
    private static final int SAMPLE = 500;

    private Signs() {}

    /** Whether it does, by what {@code dataset doctor} calls so, in a sample of rows. */
    static boolean tellApart(VectorTable vectors) {
        int step = Math.max(1, vectors.size() / SAMPLE);
        int[] rows = IntStream.iterate(0, row -> row < vectors.size(), row -> row + step)
                .toArray();
        return VectorStatistics.of(vectors.select(rows)).signsTellApart();
    }
}
