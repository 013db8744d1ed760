/** Turns what others hold (files, stores, tables) into datasets of the cache folder, and refuses what cannot be one. */
package dev.touchstone.dataset.imports;
