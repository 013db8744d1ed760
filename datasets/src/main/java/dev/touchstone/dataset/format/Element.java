package dev.touchstone.dataset.format;

import java.nio.ByteBuffer;

/** How one component is written. */
enum Element {
    FLOAT32(Float.BYTES) {
        @Override
        void read(ByteBuffer from, int count, float[] into, int at) {
            from.asFloatBuffer().get(into, at, count);
        }
    },
    FLOAT64(Double.BYTES) {
        @Override
        void read(ByteBuffer from, int count, float[] into, int at) {
            for (int i = 0; i < count; i++) {
                into[at + i] = (float) from.getDouble();
            }
        }
    },
    /** IEEE 754 binary16: 1 bit of sign, 5 of exponent, 10 of fraction. */
    FLOAT16(Short.BYTES) {
        @Override
        void read(ByteBuffer from, int count, float[] into, int at) {
            for (int i = 0; i < count; i++) {
                into[at + i] = half(from.getShort());
            }
        }
    },
    INT32(Integer.BYTES) {
        @Override
        void read(ByteBuffer from, int count, float[] into, int at) {
            for (int i = 0; i < count; i++) {
                into[at + i] = from.getInt();
            }
        }
    },
    UINT8(Byte.BYTES) {
        @Override
        void read(ByteBuffer from, int count, float[] into, int at) {
            for (int i = 0; i < count; i++) {
                into[at + i] = Byte.toUnsignedInt(from.get());
            }
        }
    },
    INT8(Byte.BYTES) {
        @Override
        void read(ByteBuffer from, int count, float[] into, int at) {
            for (int i = 0; i < count; i++) {
                into[at + i] = from.get();
            }
        }
    };

    private final int bytes;

    Element(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /** Reads components from a buffer's position on, in its byte order. */
    abstract void read(ByteBuffer from, int count, float[] into, int at);

    static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude = switch (exponent) {
            case 0 -> fraction * 0x1p-24f;
            case 0x1f -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
            default -> (1 + fraction * 0x1p-10f) * Math.scalb(1f, exponent - 15);
        };
        return bits < 0 ? -magnitude : magnitude;
    }
}
