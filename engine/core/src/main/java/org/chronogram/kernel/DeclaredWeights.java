package org.chronogram.kernel;

import java.util.function.IntToLongFunction;
import org.chronogram.model.InvalidInputException;

/**
 * How many events each LP of a model is expected to handle.
 *
 * @param eventsOfLp gives the number for an LP: its weight.
 * @param periodTicks simulated time in which it handles so many; 0 where the numbers only say how LPs compare.
 */
public record DeclaredWeights(IntToLongFunction eventsOfLp, long periodTicks) {
    /** All LPs count the same. */
    public static final DeclaredWeights EQUAL = new DeclaredWeights(lp -> 1, 0);

    /** Refuses a negative period. */
    public DeclaredWeights {
        if (periodTicks < 0) {
            throw new InvalidInputException("the model declares the events of its LPs in a period of " + periodTicks
                    + " ticks: it must be at least 0");
        }
    }
}
