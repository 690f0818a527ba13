package org.chronogram.results;

/**
 * A check of a model on itself.
 *
 * @param name its name, unique in the run.
 * @param passed whether it holds.
 * @param detail what was found and what was expected.
 */
public record CheckEntry(String name, boolean passed, String detail) {}
