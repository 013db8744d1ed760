/** What a shadow's journal says, classified, measured and judged. */
package dev.touchstone.bench.shadow;
