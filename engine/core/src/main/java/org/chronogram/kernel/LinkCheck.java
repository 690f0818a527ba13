package org.chronogram.kernel;

import java.util.function.IntToLongFunction;
import org.chronogram.model.ModelException;

/**
 * Compares the links that a build of the model has declared with those for which the run was planned, as far as its windows
 * depend on them.
 */
public final class LinkCheck {
    private final ModelDeclaration declaration;
    private final LpDirectory directory;
    private final IntToLongFunction leastTicks;
    private String shorter = "";

    private LinkCheck(ModelDeclaration declaration, LpDirectory directory, IntToLongFunction leastTicks) {
        this.declaration = declaration;
        this.directory = directory;
        this.leastTicks = leastTicks;
    }

    /**
     * Requires that no link leaves the partition with less delay than the distance for which the run was planned.
     *
     * @param declaration the model, as it was built for a partition.
     * @param directory the LPs of the partition, and the owners of all others.
     * @param leastTicks gives the smallest delay by which anything in the partition can reach another one; Long.MAX_VALUE
     *     where nothing can.
     * @throws ModelException when there is such a link: windows would be too long for it.
     */
    public static void require(ModelDeclaration declaration, LpDirectory directory, IntToLongFunction leastTicks) {
        LinkCheck check = new LinkCheck(declaration, directory, leastTicks);
        declaration.links().ifPresent(check::requireAll);
    }

    private void requireAll(DeclaredLinks links) {
        for (int index = 0; index < directory.size(); index++) {
            int lp = directory.lpAt(index);
            links.of(lp, (target, delayTicks, traffic) -> look(lp, target, delayTicks));
            if (!shorter.isEmpty()) {
                throw new ModelException(shorter);
            }
        }
    }

    /** Notes what is wrong: an exception here would be taken for one of the model. */
    private void look(int lp, int target, long delayTicks) {
        if (directory.isLocal(target)) {
            return;
        }
        long expectedTicks = leastTicks.applyAsLong(directory.partitionOf(target));
        if (delayTicks < expectedTicks) {
            shorter = "the model declares a link from LP " + lp + " to LP " + target + " with a smallest delay of "
                    + delayTicks + " ticks (" + declaration.timeBase().format(delayTicks)
                    + "), but when the run was planned "
                    + (expectedTicks == Long.MAX_VALUE
                            ? "it declared no link to the partition of that LP"
                            : "no link to the partition of that LP was shorter than " + expectedTicks + " ticks")
                    + ". ModelBuilder.links must declare the same each time the model is built: look for values that"
                    + " differ, such as random numbers, time, files, or the order of a HashSet or Set.of";
        }
    }
}
