package dev.touchstone.conformance;

import java.nio.file.Path;

/**
 * The files of one collection.
 *
 * @param vectors the pickled vectors
 * @param metadata texts and metadata, JSON or a Fernet token
 */
public record StoredFiles(Path vectors, Path metadata) {}
