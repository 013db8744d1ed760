package dev.touchstone.bench.load;

/** A load at one rate, and whether it kept the target. */
public record Trial(double rate, boolean met, LoadResult result) {}
