/** Runs independent items on every core. */
package dev.touchstone.dataset.parallel;
