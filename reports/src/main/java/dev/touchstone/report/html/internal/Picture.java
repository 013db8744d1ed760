package dev.touchstone.report.html.internal;

/**
 * A chart inside the page.
 *
 * @param description what it shows, for those who cannot see it
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param data the PNG in Base64
 */
public record Picture(String description, int width, int height, String data) {}
