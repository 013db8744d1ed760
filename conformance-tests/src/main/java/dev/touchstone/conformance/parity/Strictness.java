package dev.touchstone.conformance.parity;

/** Which kinds of difference a way of searching is allowed. */
public enum Strictness {
    /** For exact search: ties and float rounding alone. */
    EXACT,
    /** For approximate search: ANN misses as well; how many is a matter of recall, not of parity. */
    APPROXIMATE;

    /** Whether a difference of this kind may occur. */
    public boolean allows(DifferenceKind kind) {
        return switch (kind) {
            case TIE, FLOAT_ROUNDING -> true;
            case ANN_MISS -> this == APPROXIMATE;
            case MISSING_ROW, EXTRA_ROW, WRONG_TEXT, WRONG_METADATA, WRONG_SCORE, WRONG_ORDER -> false;
        };
    }
}
