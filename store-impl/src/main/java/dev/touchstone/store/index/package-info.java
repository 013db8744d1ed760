/** How vectors are indexed and how an index is searched: build and search parameters never mix. */
package dev.touchstone.store.index;
