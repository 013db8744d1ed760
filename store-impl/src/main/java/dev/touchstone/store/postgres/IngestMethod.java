package dev.touchstone.store.postgres;

/** How rows travel to the server. */
public enum IngestMethod {
    /** One INSERT a document, all in one transaction. */
    SINGLE_ROW,
    /** INSERT with many rows a statement. */
    MULTI_ROW,
    /** COPY in the binary format. */
    COPY,
    /** The fastest of the three for the number of documents in the call. */
    BY_SIZE
}
