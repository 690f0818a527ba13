package org.chronogram.run;

import java.util.Optional;
import org.chronogram.kernel.EndCondition;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;

/**
 * What ends a run before its end time, besides LPs that ask for it.
 *
 * @param condition ends the run when it holds, for example {@code lost>=100}; empty for none.
 * @param checkTicks time from one look at it to the next; 0 for what the model has declared, or a part of the run.
 */
public record EarlyEnd(String condition, long checkTicks) {
    /** Nothing but LPs that ask for it, at the times that the model has declared. */
    public static final EarlyEnd NONE = new EarlyEnd("", 0);

    /**
     * Returns the condition.
     *
     * @return the condition; empty where there is none.
     * @throws InvalidInputException when it cannot be read.
     */
    public Optional<EndCondition> endCondition() {
        if (condition.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(EndCondition.parse(condition));
        } catch (InvalidInputException e) {
            throw new InvalidInputException("--end-when=" + condition + ": " + e.getMessage(), e);
        }
    }

    /** Requires that a run of a model can be ended so. */
    void require(ModelDeclaration declaration) {
        TimeBase timeBase = declaration.timeBase();
        if (checkTicks < 0 || checkTicks > declaration.endTicks()) {
            throw new InvalidInputException("--check-every=" + timeBase.format(checkTicks) + ": the run ends at "
                    + timeBase.format(declaration.endTicks()) + ": expected a time after 0 that is not longer");
        }
        if (checkTicks > 0 && condition.isEmpty() && declaration.mayStopTicks() == 0) {
            throw new InvalidInputException("--check-every=" + timeBase.format(checkTicks)
                    + ": nothing ends this run early: leave it out, or give a condition with --end-when");
        }
        try {
            endCondition().ifPresent(each -> each.require(declaration.statistics()));
        } catch (InvalidInputException e) {
            String option = "--end-when=" + condition;
            throw e.getMessage().startsWith(option) ? e : new InvalidInputException(option + ": " + e.getMessage(), e);
        }
    }

    /**
     * Tells in words why a run has ended early that no LP has ended.
     *
     * @param declaration the model.
     * @return the condition, and how often it was looked at.
     */
    public String description(ModelDeclaration declaration) {
        long everyTicks = EndCondition.intervalTicks(checkTicks, declaration.mayStopTicks(), declaration.endTicks());
        return condition + ", checked every " + declaration.timeBase().format(everyTicks);
    }
}
