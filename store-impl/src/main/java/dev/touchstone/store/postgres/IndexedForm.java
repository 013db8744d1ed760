package dev.touchstone.store.postgres;

import dev.touchstone.store.index.VectorType;

/** How SQL speaks of vectors in the form an index of one type holds them. */
record IndexedForm(SpaceNames names, VectorType type) {
    /**
     * Returns the vector given as an SQL expression in this form.
     *
     * <p>A 16-bit float ends at 65,504 and has lost small numbers by 0.00000006, so a vector is brought to length 1 before
     * it becomes one; its direction, which is all that cosine compares, stays.
     */
    String of(String vector) {
        int dimension = names.space().dimension();
        return switch (type) {
            case VECTOR -> vector;
            case HALFVEC ->
                names.extension("l2_normalize") + "(" + vector + ")::" + names.extension("halfvec") + "(" + dimension
                        + ")";
            case BIT -> names.extension("binary_quantize") + "(" + vector + ")::bit(" + dimension + ")";
        };
    }

    /** Returns the operator that compares two vectors in this form, smaller is nearer. */
    String distance() {
        return type == VectorType.BIT ? names.hammingDistance() : names.cosineDistance();
    }

    /** Returns the operator class of an index over this form. */
    String operatorClass() {
        return names.extension(type.sql() + (type == VectorType.BIT ? "_hamming_ops" : "_cosine_ops"));
    }
}
