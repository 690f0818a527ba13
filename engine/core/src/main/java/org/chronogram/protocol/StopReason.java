package org.chronogram.protocol;

/**
 * What an LP said when it asked for the end of the run.
 *
 * @param ticks time at which it asked; {@link Long#MAX_VALUE} when none has asked.
 * @param lp the LP.
 * @param reason its reason.
 */
public record StopReason(long ticks, int lp, String reason) {
    /** No LP has asked. */
    public static final StopReason NONE = new StopReason(Long.MAX_VALUE, 0, "");

    /** Refuses impossible values. */
    public StopReason {
        Fields.require(reason != null, "no reason");
        Fields.requireNotNegative(ticks);
        Fields.requireNotNegative(lp);
    }
}
