package org.chronogram.page;

/**
 * How a run has ended.
 *
 * @param good whether it has done what was asked for.
 * @param badge one or two words.
 * @param text a sentence.
 */
public record RunEnd(boolean good, String badge, String text) {}
