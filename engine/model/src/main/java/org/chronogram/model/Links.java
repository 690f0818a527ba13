package org.chronogram.model;

/** Takes the links of one LP; see {@link LinkDeclaration}. Used by one thread. */
@FunctionalInterface
public interface Links {
    /**
     * Declares a link from the LP to another one. When the same target is named twice, the smaller delay holds.
     *
     * @param target id of the receiving LP.
     * @param smallestDelayTicks smallest delay in ticks of an event on this link, at least 0 and at least the lookahead of
     *     the model.
     * @throws InvalidInputException when there is no such LP, or the delay is too small.
     */
    void to(int target, long smallestDelayTicks);
}
