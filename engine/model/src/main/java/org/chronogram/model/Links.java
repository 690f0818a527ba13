package org.chronogram.model;

/** Takes the links of one LP; see {@link LinkDeclaration}. Used by one thread. */
@FunctionalInterface
public interface Links {
    /**
     * Declares a link from the LP to another one. When the same target is named twice, the smaller delay holds. A link to
     * the LP itself is allowed, and means nothing.
     *
     * @param target id of the receiving LP.
     * @param smallestDelayTicks smallest delay in ticks of an event on this link, at least 0 and at least the lookahead of
     *     the model.
     * @param traffic how many events go over the link, compared with the others, at least 1; at most 2^31 - 1 over all links
     *     of the model. Where a choice is left, the engine cuts links with little traffic.
     * @throws InvalidInputException when there is no such LP, or a number is too small.
     */
    void to(int target, long smallestDelayTicks, int traffic);

    /**
     * Declares a link with as much traffic as any other.
     *
     * @param target id of the receiving LP.
     * @param smallestDelayTicks smallest delay in ticks of an event on this link, at least 0 and at least the lookahead of
     *     the model.
     * @throws InvalidInputException when there is no such LP, or the delay is too small.
     */
    default void to(int target, long smallestDelayTicks) {
        to(target, smallestDelayTicks, 1);
    }
}
