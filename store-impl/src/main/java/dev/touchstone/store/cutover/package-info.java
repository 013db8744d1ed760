/**
 * One switch between the file store and PostgreSQL, and the shadow between them.
 *
 * <p>In shadow, the file store answers and PostgreSQL follows: each collection has a lane, in which a few threads repeat
 * the changes in their order and ask the same questions. A caller never waits for the lane. When PostgreSQL misses a
 * change, its documents are <em>behind</em>: from then on the lane compares nothing and sends nothing, until it has
 * brought those documents to the state the file store holds by then.
 */
package dev.touchstone.store.cutover;
