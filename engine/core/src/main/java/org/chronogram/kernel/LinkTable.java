package org.chronogram.kernel;

import java.util.Arrays;
import org.chronogram.model.TimeBase;

/**
 * The links that lead out of the LPs of a partition, by local index. Those of an LP are in ascending order of their targets.
 * Immutable.
 */
final class LinkTable extends DelayRules {
    /** Up to so many links are searched one by one, which is quicker than halving. */
    private static final int FEW_LINKS = 16;

    private static final int MOST_NAMED = 5;

    private final int[] firstLink;
    private final int[] targets;
    private final long[] delayTicks;

    private LinkTable(int[] firstLink, int[] targets, long[] delayTicks, long localTicks) {
        super(localTicks);
        this.firstLink = firstLink;
        this.targets = targets;
        this.delayTicks = delayTicks;
    }

    static LinkTable of(DeclaredLinks links, LpDirectory directory) {
        LinkTableBuilder table = new LinkTableBuilder(directory);
        for (int index = 0; index < directory.size(); index++) {
            table.beginLp();
            links.of(directory.lpAt(index), (target, delayTicks, traffic) -> table.add(target, delayTicks));
        }
        table.beginLp();
        return new LinkTable(table.firstLink(), table.targets(), table.delayTicks(), table.localTicks());
    }

    @Override
    long smallestDelayTicks(int index, int target) {
        int link = find(index, target);
        return link < 0 ? NO_LINK : delayTicks[link];
    }

    private int find(int index, int target) {
        int from = firstLink[index];
        int to = firstLink[index + 1];
        if (to - from > FEW_LINKS) {
            return Arrays.binarySearch(targets, from, to, target);
        }
        for (int link = from; link < to; link++) {
            if (targets[link] == target) {
                return link;
            }
        }
        return -1;
    }

    @Override
    String violation(int index, int target, TimeBase timeBase) {
        int link = find(index, target);
        if (link >= 0) {
            return ", less than the " + delayTicks[link] + " ticks (" + timeBase.format(delayTicks[link])
                    + ") of the link that the model has declared between them: use a longer delay, or declare a smaller"
                    + " one in ModelBuilder.links";
        }
        return ", but the model has declared no link between them: " + declaredLinks(index)
                + ". Declare every link on which events are sent in ModelBuilder.links";
    }

    private String declaredLinks(int index) {
        int from = firstLink[index];
        int count = firstLink[index + 1] - from;
        if (count == 0) {
            return "it has no links";
        }
        StringBuilder text = new StringBuilder("it has links to LP");
        for (int i = 0; i < Math.min(count, MOST_NAMED); i++) {
            text.append(i == 0 ? " " : ", ").append(targets[from + i]);
        }
        return count > MOST_NAMED ? text + " and " + (count - MOST_NAMED) + " more" : text.toString();
    }
}
