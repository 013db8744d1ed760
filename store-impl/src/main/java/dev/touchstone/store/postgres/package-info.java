/** The PostgreSQL store: connection settings and pool, schema migrations, index management and searching. */
package dev.touchstone.store.postgres;
