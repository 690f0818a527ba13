package org.chronogram.kernel;

import org.chronogram.model.Event;
import org.chronogram.model.ModelException;
import org.chronogram.model.TimeBase;

/** Says which rule an event breaks that an LP was about to send. Immutable. */
final class SendViolations {
    private final LpDirectory directory;
    private final DelayRules delays;
    private final TimeBase timeBase;
    private final long lookaheadTicks;

    SendViolations(ModelDeclaration declaration, LpDirectory directory, DelayRules delays) {
        this.directory = directory;
        this.delays = delays;
        timeBase = declaration.timeBase();
        lookaheadTicks = declaration.lookaheadTicks();
    }

    /**
     * Returns the exception for an event that breaks a rule.
     *
     * @param where the LP that sends it, and when.
     * @param self id of that LP.
     * @param target the LP that it is for.
     * @param delayTicks its delay in ticks.
     * @param type its type.
     */
    ModelException of(String where, int self, int target, long delayTicks, int type) {
        if (!directory.exists(target)) {
            return new ModelException(where + " sent an event to LP " + target
                    + ", which does not exist: the model has LPs 0 to " + (directory.logicalProcesses() - 1));
        }
        if (type >>> 16 != 0) {
            return new ModelException(where + " used the event type " + type + ": expected 0 to " + Event.MAX_TYPE);
        }
        boolean isOwn = target == self;
        String sent = isOwn
                ? " scheduled an event for itself with a delay of " + delayTicks + " ticks"
                : " sent an event to LP " + target + " with a delay of " + delayTicks + " ticks";
        return new ModelException(where + sent + delay(directory.indexOf(self), target, isOwn, delayTicks));
    }

    private String delay(int index, int target, boolean self, long delayTicks) {
        if (delayTicks < 0 || (delayTicks == 0 && !self && lookaheadTicks > 0)) {
            return ": the delay must be "
                    + (self || lookaheadTicks == 0
                            ? "at least 0"
                            : "positive, and at least the lookahead of " + lookaheadTicks + " ticks");
        }
        if (!self && delayTicks < delays.smallestDelayTicks(index, target)) {
            return delays.violation(index, target, timeBase);
        }
        return ": the time would exceed 2^63 - 1 ticks";
    }
}
