package dev.touchstone.report.compare;

/** What became of a figure from one run to another. */
public enum Change {
    /** It moved the metric's good way by more than both spreads allow. */
    BETTER,
    /** It moved the metric's bad way by more than both spreads allow. */
    WORSE,
    /** It moved by more than both spreads allow, and neither way is good. */
    MOVED,
    /** The spreads overlap, or the figures are equal. */
    WITHIN_NOISE,
    /** The figures differ, and at least one has no spread to judge by. */
    UNJUDGED
}
