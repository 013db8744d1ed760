package dev.touchstone.bench.cli;

import dev.touchstone.bench.config.ConfigurationException;

/** The range check of numeric options; gives back what it let through. */
final class OptionRange {
    private OptionRange() {}

    static int check(String option, int value, int low, int high) {
        if (value < low || value > high) {
            throw new ConfigurationException(option + " is " + value + "; it must lie in " + low + " to " + high);
        }
        return value;
    }

    static double positive(String option, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new ConfigurationException(option + " is " + value + "; it must be above 0");
        }
        return value;
    }
}
