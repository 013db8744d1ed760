/** What both stores share and callers do not see: which documents can be stored, and metadata as JSON. */
package dev.touchstone.store.internal;
