package dev.touchstone.conformance;

/**
 * What a kind of store promises where stores legally differ.
 *
 * @param exactSearch whether every search returns the true nearest documents
 */
public record Traits(boolean exactSearch) {}
