/** Letting an index age under writes, and watching it. */
package dev.touchstone.bench.ageing;
