/** What a migration did, store by store, as a run folder keeps it, and the certificate of its verification. */
package dev.touchstone.report.migration;
