package dev.touchstone.bench.ageing;

/**
 * A document as it is stored at some time.
 *
 * @param id under which it is stored
 * @param row of the corpus that it has its text from
 * @param vector its own, equal to no other's, past or present
 */
@SuppressWarnings("ArrayRecordComponent") // a vector, never compared
record Life(String id, int row, float[] vector) {}
