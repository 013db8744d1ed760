/** Counting what single operations make client and server do, apart from time. */
package dev.touchstone.bench.work;
