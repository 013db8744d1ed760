/**
 * What a shadow period leaves on disk: the observations, and the writes PostgreSQL still lacks. Ids, scores, counts and
 * times; never a text, metadata, a vector or a secret.
 */
package dev.touchstone.store.cutover.journal;
