package org.chronogram.kernel;

import org.chronogram.model.ModelException;
import org.chronogram.model.TimeBase;

/**
 * The rules for the events that one LP of a model sends, as a run has them, for tests that drive an LP without a kernel.
 * Immutable.
 */
public final class SendRules {
    private final int self;
    private final TimeBase timeBase;
    private final LpDirectory directory;
    private final DelayRules delays;
    private final SendViolations violations;

    private SendRules(ModelDeclaration declaration, int self) {
        this.self = self;
        timeBase = declaration.timeBase();
        int count = declaration.logicalProcesses();
        // A partition of this LP alone: the links of no other are asked for.
        directory = LpDirectory.ofBlocks(count, count, self);
        delays = DelayRules.of(declaration, directory);
        violations = new SendViolations(declaration, directory, delays);
    }

    /**
     * Returns the rules for an LP.
     *
     * @param declaration the declaration of its model.
     * @param lp id of the LP.
     * @return the rules.
     */
    public static SendRules of(ModelDeclaration declaration, int lp) {
        return new SendRules(declaration, lp);
    }

    /**
     * Checks an event that the LP sends or schedules.
     *
     * @param nowTicks when it does.
     * @param target the LP that the event is for.
     * @param delayTicks delay of the event in ticks.
     * @param type type of the event.
     * @throws ModelException when a run would refuse the event, with the same message.
     */
    public void check(long nowTicks, int target, long delayTicks, int type) {
        long smallest = target == self || !directory.exists(target) ? 0 : delays.smallestDelayTicks(0, target);
        if (delayTicks < smallest || nowTicks + delayTicks < 0 || !directory.exists(target) || type >>> 16 != 0) {
            throw violations.of(where(self, nowTicks, timeBase), self, target, delayTicks, type);
        }
    }

    static String where(int lp, long nowTicks, TimeBase timeBase) {
        return "LP " + lp + " at time " + timeBase.format(nowTicks) + " (" + nowTicks + " ticks)";
    }
}
