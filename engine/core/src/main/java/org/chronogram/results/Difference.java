package org.chronogram.results;

/**
 * A difference between two runs that should have done the same.
 *
 * @param what the thing that differs, for example {@code events}.
 * @param expected its value in the first run.
 * @param found its value in the second run.
 */
public record Difference(String what, String expected, String found) {}
