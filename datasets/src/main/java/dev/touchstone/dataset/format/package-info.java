/** Reads vectors out of the files of other tools, mapped or streamed: npy, fvecs and its kin, fbin and its kin, HDF5. */
package dev.touchstone.dataset.format;
