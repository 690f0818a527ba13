package org.chronogram.results;

/**
 * A difference between two runs that should have done the same.
 *
 * @param what what differs, for example {@code events}.
 * @param expected what the first run had.
 * @param found what the second had.
 */
public record Difference(String what, String expected, String found) {}
