/** What the machine offers: the cache folder, its folders and locks, programs run to their end, tasks for when the JVM ends. */
package dev.touchstone.conformance.machine;
