/** Owns which datasets exist by name and how each is prepared once into the cache folder. */
package dev.touchstone.dataset.catalogue;
