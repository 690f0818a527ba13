package org.chronogram.results;

import java.util.Map;

/**
 * One result of a run.
 *
 * @param name its name, unique in the run.
 * @param unit its unit, empty for a plain number.
 * @param values its numbers by name, in a fixed order; a single number is called {@code value}.
 */
public record ResultEntry(String name, String unit, Map<String, Number> values) {}
