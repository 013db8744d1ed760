/** Makes vectors, users and attributes from a seed, any row at any time, in arithmetic that is the same everywhere. */
package dev.touchstone.dataset.synthetic;
