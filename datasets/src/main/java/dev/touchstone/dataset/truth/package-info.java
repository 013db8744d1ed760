/** Finds exact nearest neighbours in double precision, without asking any store. */
package dev.touchstone.dataset.truth;
