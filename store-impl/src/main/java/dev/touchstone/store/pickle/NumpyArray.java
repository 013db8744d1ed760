package dev.touchstone.store.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;

/** An ndarray of one or two dimensions in C order. */
final class NumpyArray implements PickleValue {
    private static final int SHAPE = 1;
    private static final int TYPE = 2;
    private static final int FORTRAN = 3;
    private static final int DATA = 4;

    private PickleTuple shape;
    private NumpyType type;
    private Payload data;

    /** Fills it from what {@code __reduce__} gives: version, shape, dtype, whether in Fortran order, data. */
    void build(PickleTuple state) {
        boolean fortran = state.at(FORTRAN, PickleValue.Plain.class) == PickleValue.Plain.TRUE;
        fill(state.at(SHAPE, PickleTuple.class), state.at(TYPE, NumpyType.class), state.at(DATA, Payload.class));
        requireOrder(fortran && axes() > 1);
    }

    /** Makes an array of the arguments of {@code _frombuffer}: data, dtype, shape, order. */
    static NumpyArray fromBuffer(PickleTuple arguments) {
        NumpyArray array = new NumpyArray();
        array.fill(
                arguments.at(2, PickleTuple.class), arguments.at(1, NumpyType.class), arguments.at(0, Payload.class));
        array.requireOrder(!arguments.at(3, Payload.class).string().equals("C"));
        return array;
    }

    private void fill(PickleTuple newShape, NumpyType newType, Payload newData) {
        if (newShape.size() == 0 || newShape.size() > 2) {
            throw new RefusedPickleException("a numpy array has " + newShape.size() + " axes");
        }
        shape = newShape;
        type = newType;
        data = newData;
        long numbers = (long) newShape.sizeAt(0) * (axes() == 2 ? newShape.sizeAt(1) : 1);
        long held = data.length() / type.bytes();
        if (!data.text() && (held != numbers || data.length() % type.bytes() != 0)) {
            throw new RefusedPickleException("a numpy array holds " + held + " numbers, its shape " + numbers);
        }
        if (newShape.sizeAt(axes() - 1) > PickleStack.MAX_SIZE) {
            throw PickleStack.tooMany();
        }
    }

    private void requireOrder(boolean fortran) {
        if (fortran) {
            throw new RefusedPickleException("a numpy array is stored in Fortran order; save it in C order");
        }
    }

    int axes() {
        if (shape == null) {
            throw new RefusedPickleException("a numpy array has no content");
        }
        return shape.size();
    }

    double[] row(FileChannel channel) throws IOException {
        try (InputStream in = data.open(channel)) {
            double[] row = read(in, shape.sizeAt(0));
            requireEnd(in);
            return row;
        }
    }

    /** The rows of a matrix, one after the other. */
    final class Rows {
        private final InputStream in;
        private int left = shape.sizeAt(0);

        Rows(FileChannel channel) {
            this.in = data.open(channel);
        }

        /** Returns the next row, or null where there is none. */
        double[] next() throws IOException {
            if (left == 0) {
                requireEnd(in);
                return null;
            }
            left--;
            return read(in, shape.sizeAt(1));
        }
    }

    private double[] read(InputStream in, int numbers) throws IOException {
        byte[] raw = in.readNBytes(Math.multiplyExact(numbers, type.bytes()));
        if (raw.length < numbers * type.bytes()) {
            throw new RefusedPickleException("a numpy array holds fewer numbers than its shape");
        }
        return type.decode(raw);
    }

    private static void requireEnd(InputStream in) throws IOException {
        if (in.read() >= 0) {
            throw new RefusedPickleException("a numpy array holds more numbers than its shape");
        }
    }
}
