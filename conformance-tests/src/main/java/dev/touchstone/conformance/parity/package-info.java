/**
 * Comparing the answers of two stores: every difference classified and counted once.
 *
 * <p>One query is compared in three steps. <b>Rows</b>: a candidate row that repeats a document, whose document does not
 * match in the reference, or that lies beyond min(k, matches) is an extra row; every other row is compared with the
 * reference's document of the same id: text, metadata, score. <b>Choice</b>: the documents owed but not returned are
 * missing rows where the candidate does not hold them or no other document stands in their place, ties where the
 * document in their place scores the same, and ANN misses otherwise. <b>Order</b>: of two neighbouring rows whose scores
 * are right, the second may not score higher; where the reference has them the other way round, they are a tie. Scores
 * are the same when they differ by at most twice the tolerance, since either may be rounded by it.
 */
package dev.touchstone.conformance.parity;
