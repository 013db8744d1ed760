/** Owns the one definition of recall@k and the figures that go with it. */
package dev.touchstone.dataset.recall;
