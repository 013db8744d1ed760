/** Python pickles of vectors, read and written as streams: opcodes and names are allow-listed, nothing is executed. */
package dev.touchstone.store.pickle;
