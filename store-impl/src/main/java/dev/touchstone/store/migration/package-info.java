/**
 * Moves file stores into PostgreSQL, proves that nothing changed, and goes back: plan, run with a backup, verify, roll back,
 * export.
 */
package dev.touchstone.store.migration;
