package dev.touchstone.store.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A dtype: float32 or float64, in either byte order. */
final class NumpyType implements PickleValue {
    private static final int BYTE_ORDER = 1;

    private final int bytes;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    NumpyType(String name) {
        this.bytes = switch (name) {
            case "f4" -> Float.BYTES;
            case "f8" -> Double.BYTES;
            default ->
                throw new RefusedPickleException("numpy arrays of type " + name.replaceAll("[^\\x20-\\x7e]", "?")
                        + " are not vectors of floats");
        };
    }

    void build(PickleTuple state) {
        order = state.at(BYTE_ORDER, Payload.class).string().equals(">")
                ? ByteOrder.BIG_ENDIAN
                : ByteOrder.LITTLE_ENDIAN;
    }

    /** Size of a number in bytes. */
    int bytes() {
        return bytes;
    }

    double[] decode(byte[] raw) {
        ByteBuffer buffer = ByteBuffer.wrap(raw).order(order);
        double[] values = new double[raw.length / bytes];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes == Float.BYTES ? buffer.getFloat() : buffer.getDouble();
        }
        return values;
    }
}
