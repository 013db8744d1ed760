package dev.touchstone.report.capacity;

import dev.touchstone.report.ReportException;

/** The form in which an index holds a vector, with pgvector's own storage sizes. */
public enum VectorForm {
    /** 32-bit floats. */
    VECTOR(Float.SIZE, 2000),
    /** 16-bit floats. */
    HALFVEC(16, 4000),
    /** One bit a component. */
    BIT(1, 64_000);

    private static final int HEADER = 8;

    private final int bitsPerComponent;
    private final int maxDimension;

    VectorForm(int bitsPerComponent, int maxDimension) {
        this.bitsPerComponent = bitsPerComponent;
        this.maxDimension = maxDimension;
    }

    /** Bytes of one value with its header; refuses a dimension an index of this form cannot hold. */
    public int valueBytes(int dimension) {
        if (dimension < 1 || dimension > maxDimension) {
            throw new ReportException("an index of " + name().toLowerCase(java.util.Locale.ROOT) + " holds 1 to "
                    + maxDimension + " dimensions, not " + dimension);
        }
        return HEADER + (dimension * bitsPerComponent + Byte.SIZE - 1) / Byte.SIZE;
    }
}
