package dev.touchstone.store.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * An unpickler for vectors: numbers, strings, lists, tuples and the parts of numpy arrays. Every other opcode and every
 * other name is refused, and the library's own static registry of constructors is never consulted.
 */
final class VectorUnpickler extends Unpickler {
    /** What may occur in pickled vectors, protocols 0 to 5; dictionaries, sets, instances and extensions may not. */
    private static final String PLAIN_OPCODES = "(.012FIJKLMNRSTUVXaghjpqrt)]elGBC"
            + "\u0080\u0085\u0086\u0087\u0088\u0089\u008a\u008b\u008c\u008d\u008e\u0094\u0095\u0096";

    private static final int LENGTH_BYTES = 8;

    private final long fileSize;

    VectorUnpickler(long fileSize) {
        this.fileSize = fileSize;
    }

    @Override
    protected Object dispatch(short opcode) throws IOException {
        char code = (char) opcode;
        switch (code) {
            case 'c' -> pushAllowed(PickleUtils.readline(input), PickleUtils.readline(input));
            case '\u0093' -> {
                String name = (String) stack.pop();
                pushAllowed((String) stack.pop(), name);
            }
            case 'b' -> build();
            case ']' -> stack.add(new VectorList());
            default -> {
                return plain(opcode, code);
            }
        }
        return NO_RETURN_VALUE;
    }

    private Object plain(short opcode, char code) throws IOException {
        if (PLAIN_OPCODES.indexOf(code) < 0) {
            throw new RefusedPickleException(
                    "it holds opcode 0x" + Integer.toHexString(code) + ", which no vector needs");
        }
        switch (code) {
            case Opcodes.BINUNICODE, Opcodes.BINSTRING, Opcodes.BINBYTES, '\u008b' -> requireLength(Integer.BYTES);
            case '\u008d', '\u008e', '\u0096' -> requireLength(LENGTH_BYTES);
            default -> {}
        }
        return super.dispatch(opcode);
    }

    private void pushAllowed(String module, String name) {
        IObjectConstructor constructor = NumpyObjects.ALLOWED.get(module + "." + name);
        if (constructor == null) {
            throw new RefusedPickleException(
                    "it names " + printable(module + "." + name) + ", which is not allowed in vectors");
        }
        stack.add(constructor);
    }

    private static String printable(String name) {
        return name.substring(0, Math.min(name.length(), 100)).replaceAll("\\p{Cntrl}", "?");
    }

    private void build() {
        Object state = stack.pop();
        if (!(stack.peek() instanceof NumpyObjects.Buildable target)) {
            throw new RefusedPickleException("it builds an object that is not a numpy array");
        }
        target.build(state);
    }

    /** A length beyond the file's own size is a lie, and memory would be set aside for it. */
    private void requireLength(int bytes) throws IOException {
        input.mark(LENGTH_BYTES);
        byte[] raw = new byte[bytes];
        PickleUtils.readbytes_into(input, raw, 0, bytes);
        input.reset();
        long length = bytes == LENGTH_BYTES ? PickleUtils.bytes_to_long(raw, 0) : PickleUtils.bytes_to_uint(raw, 0);
        if (length < 0 || length > fileSize) {
            throw new RefusedPickleException(
                    "it announces " + Long.toUnsignedString(length) + " bytes, more than the file has");
        }
    }

    @Override
    public Object load(InputStream stream) throws IOException {
        if (!stream.markSupported()) {
            throw new IllegalArgumentException("needs a stream that can be marked");
        }
        return super.load(stream);
    }

    /** A list that keeps its floats unboxed while it holds nothing else: one is filled for each vector. */
    static final class VectorList extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;

        private double[] floats = {};
        private int count;

        @Override
        public boolean addAll(Collection<?> values) {
            if (super.isEmpty() && values.stream().allMatch(Double.class::isInstance)) {
                values.forEach(value -> append((Double) value));
                return true;
            }
            unpack();
            return super.addAll(values);
        }

        @Override
        public boolean add(Object value) {
            if (super.isEmpty() && value instanceof Double number) {
                append(number);
                return true;
            }
            unpack();
            return super.add(value);
        }

        private void append(double value) {
            if (count == floats.length) {
                floats = Arrays.copyOf(floats, Math.max(16, count * 2));
            }
            floats[count++] = value;
        }

        private void unpack() {
            for (int i = 0; i < count; i++) {
                super.add(floats[i]);
            }
            count = 0;
        }

        /** Returns the floats, or null where the list holds something else. */
        double[] floatsOrNull() {
            return super.isEmpty() ? Arrays.copyOf(floats, count) : null;
        }
    }
}
