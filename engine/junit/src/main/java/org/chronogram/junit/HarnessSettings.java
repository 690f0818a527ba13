package org.chronogram.junit;

import java.util.Map;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.RandomStreams;
import org.chronogram.kernel.SendRules;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;
import org.chronogram.testing.ReferenceContext;

/** Which LP a harness drives, and to which rules its events are subject. Not thread safe. */
final class HarnessSettings {
    private int self;
    private int logicalProcesses = 2;
    private long lookaheadTicks;
    private long seed = 1;
    private SendRules rules;

    static void requireLp(int lp, int count, String where) {
        if (lp < 0 || lp >= count) {
            throw new IllegalArgumentException("there is no LP " + lp + ": expected "
                    + (count == 1 ? "0, the only LP of " : "one from 0 to " + (count - 1) + ", the LPs of ") + where);
        }
    }

    /** Sets which LP it is, which then has no links. */
    void self(int lp, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("self(" + lp + ", " + count + "): expected at least one LP");
        }
        requireLp(lp, count, "self(" + lp + ", " + count + ")");
        rules = null;
        self = lp;
        logicalProcesses = count;
    }

    int self() {
        return self;
    }

    /** Sets the smallest delay of an event for another LP, in place of links. */
    void lookahead(long ticks) {
        rules = null;
        lookaheadTicks = ticks;
    }

    /** Sets the rules that a model declares for the events of this LP. */
    void linksOf(Model model, Map<String, String> parameters) {
        ModelDeclaration declaration = ModelDeclaration.of(
                model,
                ParameterValues.parse(model, parameters),
                model.timeBase().parse(model.defaultEndTime()));
        rules = SendRules.of(declaration, self);
    }

    void seed(long newSeed) {
        seed = newSeed;
    }

    ReferenceContext newContext(CreatedEvents created) {
        ReferenceContext context =
                new ReferenceContext(self, logicalProcesses, lookaheadTicks, RandomStreams.of(seed, 0, self), created);
        if (rules != null) {
            context.check(rules::check);
        }
        return context;
    }
}
