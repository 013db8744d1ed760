/** Owns the files of a prepared dataset: written beside, checked, renamed into place, read back mapped. */
package dev.touchstone.dataset.cache;
