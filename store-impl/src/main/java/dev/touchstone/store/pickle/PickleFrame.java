package dev.touchstone.store.pickle;

/** The frame that opcodes of protocol 4 and 5 stand in: it ends between two of them, and another does not begin before. */
final class PickleFrame {
    private static final long NONE = -1;

    private long end = NONE;

    void begin(long opcode, long start, long length) {
        if (end != NONE && opcode < end) {
            throw broken();
        }
        end = start + length;
    }

    /** Checks opcodes of {@code unit} bytes each that were read from one position to another. */
    void pass(long from, long to, long unit) {
        if (end == NONE || to < end) {
            return;
        }
        if (from < end && (end - from) % unit != 0) {
            throw broken();
        }
        if (to > end) {
            end = NONE;
        }
    }

    void requireEnd(long position) {
        if (end != NONE && end != position) {
            throw broken();
        }
    }

    private static RefusedPickleException broken() {
        return new RefusedPickleException(
                "it is damaged: a frame does not end where it says; restore it from a backup");
    }
}
