package dev.touchstone.store.pickle;

/** What stands on a pickle's stack besides numbers, which stand there unboxed. */
sealed interface PickleValue
        permits PickleValue.Plain, PickleList, PickleTuple, Payload, NumpyName, NumpyType, NumpyArray {
    /** Values without content. */
    enum Plain implements PickleValue {
        /** Marks a place whose number stands beside it. */
        NUMBER,
        NONE,
        TRUE,
        FALSE
    }
}
