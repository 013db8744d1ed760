/** The file-based store being replaced: its format, its exact cosine search, the baseline of every comparison. */
package dev.touchstone.store.file;
