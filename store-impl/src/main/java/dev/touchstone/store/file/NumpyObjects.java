package dev.touchstone.store.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;

/** The few things of numpy a pickled array of floats is made of; each only carries data. */
final class NumpyObjects {
    /** What a pickle may name, by its qualified Python name; nothing else is looked up, let alone called. */
    static final Map<String, IObjectConstructor> ALLOWED = Map.ofEntries(
            Map.entry("numpy.ndarray", arguments -> new Array()),
            Map.entry("numpy.dtype", arguments -> new Type((String) arguments[0])),
            Map.entry("numpy.core.multiarray._reconstruct", arguments -> new Array()),
            Map.entry("numpy._core.multiarray._reconstruct", arguments -> new Array()),
            Map.entry("numpy.core.multiarray.scalar", NumpyObjects::scalar),
            Map.entry("numpy._core.multiarray.scalar", NumpyObjects::scalar),
            Map.entry("numpy.core.numeric._frombuffer", NumpyObjects::fromBuffer),
            Map.entry("numpy._core.numeric._frombuffer", NumpyObjects::fromBuffer),
            Map.entry("_codecs.encode", NumpyObjects::latin1));

    private NumpyObjects() {}

    /** Something the BUILD opcode completes. */
    interface Buildable {
        void build(Object state);
    }

    /** A dtype: float32 or float64, in either byte order. */
    static final class Type implements Buildable {
        private final int bytes;
        private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

        Type(String name) {
            this.bytes = switch (name) {
                case "f4" -> Float.BYTES;
                case "f8" -> Double.BYTES;
                default ->
                    throw new RefusedPickleException("numpy arrays of type " + name + " are not vectors of floats");
            };
        }

        @Override
        public void build(Object state) {
            order = ">".equals(((Object[]) state)[1]) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        }

        double[] decode(Object data) {
            byte[] raw = data instanceof String text ? text.getBytes(StandardCharsets.ISO_8859_1) : (byte[]) data;
            ByteBuffer buffer = ByteBuffer.wrap(raw).order(order);
            if (raw.length % bytes != 0) {
                throw new RefusedPickleException("a numpy array ends within a number");
            }
            double[] values = new double[raw.length / bytes];
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes == Float.BYTES ? buffer.getFloat() : buffer.getDouble();
            }
            return values;
        }
    }

    /** An ndarray of one or two dimensions in C order. */
    static final class Array implements Buildable {
        private int[] shape = {0};
        private double[] values = {};

        @Override
        public void build(Object state) {
            Object[] parts = (Object[]) state;
            if (Boolean.TRUE.equals(parts[3]) && ((Object[]) parts[1]).length > 1) {
                throw new RefusedPickleException("a numpy array is stored in Fortran order; save it in C order");
            }
            fill((Object[]) parts[1], ((Type) parts[2]).decode(parts[4]));
        }

        void fill(Object[] newShape, double[] newValues) {
            shape = new int[newShape.length];
            long count = 1;
            for (int i = 0; i < shape.length; i++) {
                shape[i] = Math.toIntExact(((Number) newShape[i]).longValue());
                count = Math.multiplyExact(count, shape[i]);
            }
            if (count != newValues.length) {
                throw new RefusedPickleException(
                        "a numpy array holds " + newValues.length + " numbers, its shape " + count);
            }
            values = newValues;
        }

        int[] shape() {
            return shape.clone();
        }

        double[] values() {
            return values.clone();
        }
    }

    private static Object scalar(Object[] arguments) {
        double[] values = ((Type) arguments[0]).decode(arguments[1]);
        if (values.length != 1) {
            throw new RefusedPickleException("a numpy scalar holds " + values.length + " numbers");
        }
        return values[0];
    }

    private static Object fromBuffer(Object[] arguments) {
        if (!"C".equals(arguments[3])) {
            throw new RefusedPickleException("a numpy array is stored in Fortran order; save it in C order");
        }
        Array array = new Array();
        Object shape = arguments[2];
        array.fill(
                shape instanceof Object[] sizes ? sizes : new Object[] {shape},
                ((Type) arguments[1]).decode(arguments[0]));
        return array;
    }

    /** How protocol 2 carries bytes: a string and "latin1". */
    private static Object latin1(Object[] arguments) {
        if (arguments.length != 2 || !"latin1".equals(arguments[1])) {
            throw new RefusedPickleException("_codecs.encode is allowed for latin1 only");
        }
        return ((String) arguments[0]).getBytes(StandardCharsets.ISO_8859_1);
    }
}
