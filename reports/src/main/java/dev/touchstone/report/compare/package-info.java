/** Two runs side by side: which figures moved beyond their noise, and which way. */
package dev.touchstone.report.compare;
