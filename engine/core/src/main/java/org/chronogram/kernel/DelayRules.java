package org.chronogram.kernel;

import org.chronogram.model.TimeBase;

/** The smallest delays that a model has declared for the events between its LPs. Immutable. */
abstract class DelayRules {
    /** The answer for a target to which the LP has no link: no delay is long enough. */
    static final long NO_LINK = Long.MAX_VALUE;

    private final long localTicks;

    DelayRules(long localTicks) {
        this.localTicks = localTicks;
    }

    /** Returns the rules for the LPs of a partition. */
    static DelayRules of(ModelDeclaration declaration, LpDirectory directory) {
        return declaration
                .links()
                .<DelayRules>map(links -> LinkTable.of(links, directory))
                .orElseGet(() -> new UniformDelay(declaration.lookaheadTicks()));
    }

    /** Returns the smallest delay between two LPs of the partition; Long.MAX_VALUE where there is no link between any two. */
    final long localTicks() {
        return localTicks;
    }

    /** Returns the smallest delay from an LP, given by its local index, to another one; {@link #NO_LINK} where none may be. */
    abstract long smallestDelayTicks(int index, int target);

    /** Returns what is wrong with a positive delay of an event for another LP that is too small, after the delay itself. */
    abstract String violation(int index, int target, TimeBase timeBase);

    /** The rule of a model without links: the lookahead, whoever sends to whom. */
    private static final class UniformDelay extends DelayRules {
        private final long lookaheadTicks;

        UniformDelay(long lookaheadTicks) {
            super(lookaheadTicks);
            this.lookaheadTicks = lookaheadTicks;
        }

        @Override
        long smallestDelayTicks(int index, int target) {
            return lookaheadTicks;
        }

        @Override
        String violation(int index, int target, TimeBase timeBase) {
            return ", less than the lookahead of " + lookaheadTicks + " ticks (" + timeBase.format(lookaheadTicks)
                    + "): use a longer delay, or declare a smaller lookahead when the model is built";
        }
    }
}
