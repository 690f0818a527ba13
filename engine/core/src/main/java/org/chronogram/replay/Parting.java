package org.chronogram.replay;

import java.util.List;
import java.util.Optional;
import org.chronogram.kernel.HandlerCall;

/**
 * How two runs part.
 *
 * @param cause a call that handles the same event in both runs, and does something else; empty where it was not found.
 * @param event the first event that is not the same; empty when no event differs up to the time that was compared.
 * @param before the last events of the LP before that, which are the same in both runs.
 * @param creatorOfOne the call that created the event in the one run, if it was found.
 * @param creatorOfOther the call that created the event in the other run, if it was found.
 */
public record Parting(
        Optional<CallDifference> cause,
        Optional<CallDifference> event,
        List<HandlerCall> before,
        Optional<HandlerCall> creatorOfOne,
        Optional<HandlerCall> creatorOfOther) {
    /** Keeps the list as it is. */
    public Parting {
        before = List.copyOf(before);
    }
}
