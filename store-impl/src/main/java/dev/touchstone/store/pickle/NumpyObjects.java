package dev.touchstone.store.pickle;

import dev.touchstone.store.pickle.PickleStack.Origin;
import dev.touchstone.store.pickle.PickleValue.Plain;
import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * Makes numpy's arrays, types and scalars of what stands on a pickle's stack, as numpy's own reductions describe them.
 *
 * @param stack the pickle's stack
 * @param channel the pickle, for bytes that are not kept in memory
 */
record NumpyObjects(PickleStack stack, FileChannel channel) {
    /** Replaces a module and a name on top of the stack by what they name. */
    void name() {
        NumpyName name = NumpyName.of(
                stack.peek(1, Payload.class).string(),
                stack.peek(0, Payload.class).string());
        replaceTwo(name, 0);
    }

    /**
     * Replaces a name and its arguments by what the call would give; nothing is called.
     *
     * @param position of the opcode in the file
     */
    void reduce(long position) throws IOException {
        NumpyName name = stack.peek(1, NumpyName.class);
        PickleTuple arguments = stack.peek(0, PickleTuple.class);
        switch (name) {
            case RECONSTRUCT -> replaceTwo(new NumpyArray(), 0);
            case FROM_BUFFER -> replaceTwo(NumpyArray.fromBuffer(arguments), 0);
            case DTYPE ->
                replaceTwo(new NumpyType(arguments.at(0, Payload.class).string()), 0);
            case SCALAR -> replaceTwo(Plain.NUMBER, PickleText.scalar(arguments, channel));
            case ENCODE -> replaceTwo(PickleText.latin1(arguments), 0);
            case BYTES -> replaceTwo(new Payload(new byte[0], position, 0, false), 0);
            case NDARRAY -> throw new RefusedPickleException("it makes a numpy array as numpy does not");
        }
    }

    private void replaceTwo(PickleValue value, double number) {
        Origin origin = stack.originAt(stack.size() - 2);
        stack.pop(2);
        stack.push(value, number, origin);
    }

    /** Fills an array or a type with the state on top of the stack. */
    void build() {
        PickleTuple state = stack.peek(0, PickleTuple.class);
        PickleValue target = stack.peek(1);
        if (target instanceof NumpyArray array) {
            array.build(state);
        } else if (target instanceof NumpyType type) {
            type.build(state);
        } else {
            throw new RefusedPickleException("it builds an object that is not a numpy array");
        }
        stack.pop(1);
    }
}
