/** Reads the file store being replaced and live tables as sources of datasets. */
package dev.touchstone.bench.imports;
