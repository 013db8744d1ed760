package dev.touchstone.bench.cli;

import dev.touchstone.bench.config.ConfigurationException;

/** The range check of numeric options. */
final class OptionRange {
    private OptionRange() {}

    static void check(String option, int value, int low, int high) {
        if (value < low || value > high) {
            throw new ConfigurationException(option + " is " + value + "; it must lie in " + low + " to " + high);
        }
    }
}
