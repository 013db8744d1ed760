/** Filtered and per-user searches on one table of many users, and where the planner changes its mind about them. */
package dev.touchstone.bench.workload;
