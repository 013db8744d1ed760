package dev.touchstone.dataset.cache;

import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Neighbours;
import dev.touchstone.dataset.cache.Manifest.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Ground truth in two files of equal shape: rows and distances. */
final class TruthFiles {
    private TruthFiles() {}

    static void write(Path folder, GroundTruth truth, Shape shape) throws IOException {
        int cells = shape.queries() * shape.neighboursPerQuery();
        ByteBuffer rows = buffer(cells * Integer.BYTES);
        ByteBuffer distances = buffer(cells * Double.BYTES);
        for (int query = 0; query < truth.queries(); query++) {
            for (int row : truth.neighbours(query)) {
                rows.putInt(row);
            }
            for (double distance : truth.distances(query)) {
                distances.putDouble(distance);
            }
        }
        DurableFiles.write(DatasetFile.NEIGHBOURS.in(folder), rows.flip());
        DurableFiles.write(DatasetFile.DISTANCES.in(folder), distances.flip());
    }

    static GroundTruth read(Path folder, Shape shape) throws IOException {
        ByteBuffer rows = ByteBuffer.wrap(Files.readAllBytes(DatasetFile.NEIGHBOURS.in(folder)))
                .order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer distances = ByteBuffer.wrap(Files.readAllBytes(DatasetFile.DISTANCES.in(folder)))
                .order(ByteOrder.LITTLE_ENDIAN);
        List<Neighbours> found = new ArrayList<>(shape.queries());
        for (int query = 0; query < shape.queries(); query++) {
            int[] queryRows = new int[shape.neighboursPerQuery()];
            double[] queryDistances = new double[shape.neighboursPerQuery()];
            for (int i = 0; i < queryRows.length; i++) {
                queryRows[i] = rows.getInt();
                queryDistances[i] = distances.getDouble();
            }
            found.add(new Neighbours(queryRows, queryDistances));
        }
        return new GroundTruth(shape.truthK(), found);
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
