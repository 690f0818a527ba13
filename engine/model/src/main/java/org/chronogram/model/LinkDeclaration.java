package org.chronogram.model;

/**
 * Declares the links of a model: who sends events to whom, and with which smallest delay.
 *
 * <p>The engine asks for the links of one LP at a time, in ascending order of the ids, and only for those that it needs. It
 * may ask several times, in several processes and on several threads, and must get the same answer each time.
 */
@FunctionalInterface
public interface LinkDeclaration {
    /**
     * Names all LPs to which an LP ever sends events. An event that an LP schedules for itself needs no link.
     *
     * @param lp id of the sending LP.
     * @param links takes its links.
     */
    void declare(int lp, Links links);
}
