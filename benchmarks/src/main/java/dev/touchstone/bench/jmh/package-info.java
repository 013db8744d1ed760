/** The JMH benchmarks, and running them on cells chosen at run time: what a forked JVM is told and what it tells back. */
package dev.touchstone.bench.jmh;
