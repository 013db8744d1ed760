/** What callers of a vector store see: documents, searches, statistics and the errors that name what went wrong. */
package dev.touchstone.store;
