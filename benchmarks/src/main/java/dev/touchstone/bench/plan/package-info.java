/** Capacity planning: measures a few sizes, fits models, and holds them against a larger size that is then built. */
package dev.touchstone.bench.plan;
