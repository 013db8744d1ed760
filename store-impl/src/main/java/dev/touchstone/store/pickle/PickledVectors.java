package dev.touchstone.store.pickle;

import dev.touchstone.store.VectorStoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Reads the vectors of a pickle one after another, in memory that does not grow with the file but for 24 bytes a vector.
 *
 * <p>The pickle is a list or tuple of vectors, or a numpy matrix; a vector is a list or tuple of numbers, or a numpy array
 * of float32 or float64. Protocols 0 to 5 (numpy: 2 to 5), as CPython and numpy 1 and 2 write them. Every opcode and every
 * name beyond what these need is refused, and nothing is executed. Not for use by several threads.
 */
public final class PickledVectors implements AutoCloseable {
    private static final int BUFFER = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final PickleInput in;
    private final PickleMachine machine;
    private final Queue<double[]> ready = new ArrayDeque<>();
    private NumpyArray.Rows matrix;
    private boolean ended;
    private int rows;

    private PickledVectors(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
        this.in = new PickleInput(channel, 0, BUFFER);
        this.machine = new PickleMachine(channel, in, row -> ready.add(vector(row)));
    }

    /** Opens a pickle; nothing is read yet. */
    public static PickledVectors open(Path file) throws IOException {
        return new PickledVectors(file, FileChannel.open(file, StandardOpenOption.READ));
    }

    /**
     * Returns the next vector, of no numbers where the pickle has None or an empty one in its place, or null at the end.
     * The array must not be changed: a pickle may refer to one vector several times.
     *
     * @throws VectorStoreException naming the file and the cause, if it is damaged or holds anything else than vectors
     */
    public double[] next() throws IOException {
        try {
            while (ready.isEmpty() && matrix == null && !ended) {
                if (!machine.step()) {
                    end(machine.root());
                }
            }
            return matrix == null ? ready.poll() : matrix.next();
        } catch (RefusedPickleException e) {
            throw new VectorStoreException(file + ": " + e.getMessage(), e);
        }
    }

    /** Returns how many bytes of the file were read. */
    public long position() {
        return in.position();
    }

    private void end(PickleValue root) throws IOException {
        ended = true;
        if (root instanceof PickleTuple tuple) {
            for (PickleValue element : tuple.items()) {
                ready.add(vector(element));
            }
        } else if (root instanceof PickleList list) {
            if (!list.isEmpty()) {
                throw numbersInsteadOfVectors();
            }
        } else if (root instanceof NumpyArray array) {
            if (array.axes() != 2) {
                throw new RefusedPickleException("its array has " + array.axes() + " axes instead of 2");
            }
            matrix = array.new Rows(channel);
        } else {
            throw new RefusedPickleException("it is neither a list nor a tuple nor a numpy array");
        }
    }

    private double[] vector(PickleValue value) throws IOException {
        String what = "vector " + rows++;
        if (value instanceof PickleList list) {
            return list.numbers();
        }
        if (value instanceof PickleTuple tuple) {
            for (int i = 0; i < tuple.size(); i++) {
                if (!tuple.isNumber(i)) {
                    throw new RefusedPickleException(what + " holds something that is not a number");
                }
            }
            return tuple.numbers();
        }
        if (value instanceof NumpyArray array) {
            if (array.axes() != 1) {
                throw new RefusedPickleException(what + " has " + array.axes() + " axes instead of 1");
            }
            return array.row(channel);
        }
        if (value == PickleValue.Plain.NUMBER) {
            throw numbersInsteadOfVectors();
        }
        if (value == PickleValue.Plain.NONE) {
            return new double[0];
        }
        throw new RefusedPickleException(what + " is neither a list nor a tuple nor a numpy array");
    }

    private static RefusedPickleException numbersInsteadOfVectors() {
        return new RefusedPickleException("it is a list of numbers instead of a list of vectors");
    }

    /** Closes the file. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
