/** Examines vectors before anything is built on them, and says what each finding means for an index. */
package dev.touchstone.dataset.doctor;
