/** How fast documents are stored, by batch size and by connections that store at once. */
package dev.touchstone.bench.ingest;
