/** Open-loop load: requests are due at times of their own, whatever became of those before. */
package dev.touchstone.bench.load;
