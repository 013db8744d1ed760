package dev.touchstone.bench.jmh;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Queries in a file that a forked JVM opens at once, whatever the size of the corpus they are asked of. */
public final class AskedQueries {
    private AskedQueries() {}

    /**
     * One query.
     *
     * @param user whose documents are searched
     * @param vector what is asked; not copied
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Asked(String user, float[] vector) {}

    /** Writes queries, all of one dimension, at least one. */
    public static void write(Path file, List<Asked> queries) {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(queries.size());
            out.writeInt(queries.get(0).vector().length);
            for (Asked query : queries) {
                out.writeUTF(query.user());
                for (float component : query.vector()) {
                    out.writeFloat(component);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what {@link #write} wrote. */
    static List<Asked> read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int count = in.readInt();
            int dimension = in.readInt();
            List<Asked> queries = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                String user = in.readUTF();
                float[] vector = new float[dimension];
                for (int component = 0; component < dimension; component++) {
                    vector[component] = in.readFloat();
                }
                queries.add(new Asked(user, vector));
            }
            return queries;
        }
    }
}
