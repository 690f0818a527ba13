package org.chronogram.kernel;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LinkDeclaration;
import org.chronogram.model.Links;

/**
 * The links that a model has declared, asked for one LP at a time. An answer is checked before it is passed on. Immutable;
 * the declaration of the model must not change either.
 */
public final class DeclaredLinks {
    private final String modelName;
    private final LinkDeclaration declaration;
    private final int logicalProcesses;
    private final long lookaheadTicks;

    DeclaredLinks(String modelName, LinkDeclaration declaration, int logicalProcesses, long lookaheadTicks) {
        this.modelName = modelName;
        this.declaration = declaration;
        this.logicalProcesses = logicalProcesses;
        this.lookaheadTicks = lookaheadTicks;
    }

    /**
     * Returns how many LPs the model has.
     *
     * @return the number of LPs.
     */
    public int logicalProcesses() {
        return logicalProcesses;
    }

    /**
     * Hands out the links of an LP to other LPs.
     *
     * @param lp id of the LP.
     * @param links takes them.
     * @throws InvalidInputException when a link leads to an LP that does not exist or has too small a delay, or the model
     *     refuses its input.
     * @throws org.chronogram.model.ModelException when the declaration fails.
     */
    public void of(int lp, Links links) {
        try {
            declaration.declare(lp, (target, smallestDelayTicks, traffic) -> {
                check(lp, target, smallestDelayTicks, traffic);
                if (target != lp) {
                    links.to(target, smallestDelayTicks, traffic);
                }
            });
        } catch (InvalidInputException e) {
            throw e;
        } catch (Throwable e) {
            throw ModelBlame.of("model " + modelName + " failed to declare the links of LP " + lp + ": ", e, "");
        }
    }

    private void check(int lp, int target, long smallestDelayTicks, int traffic) {
        if (Integer.compareUnsigned(target, logicalProcesses) >= 0) {
            throw new InvalidInputException("model " + modelName + " declares a link from LP " + lp + " to LP " + target
                    + ", which does not exist: the model has LPs 0 to " + (logicalProcesses - 1));
        }
        if (target != lp && smallestDelayTicks < lookaheadTicks) {
            throw new InvalidInputException("model " + modelName + " declares a link from LP " + lp + " to LP " + target
                    + " with a smallest delay of " + smallestDelayTicks + " ticks: expected at least "
                    + (lookaheadTicks == 0 ? "0" : "the declared lookahead of " + lookaheadTicks + " ticks"));
        }
        if (traffic < 1) {
            throw new InvalidInputException("model " + modelName + " declares a link from LP " + lp + " to LP " + target
                    + " with a traffic of " + traffic + ": expected at least 1");
        }
    }
}
