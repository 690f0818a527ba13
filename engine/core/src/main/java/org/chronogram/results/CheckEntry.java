package org.chronogram.results;

/**
 * A check of a model on itself.
 *
 * @param name its name, unique in the run.
 * @param passed whether it holds.
 * @param detail the value found and the value expected.
 */
public record CheckEntry(String name, boolean passed, String detail) {}
