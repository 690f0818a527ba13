package org.chronogram.kernel;

import java.util.Arrays;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.LongArrayList;

/** Gathers the links of a partition's LPs, one LP after the other, for a {@link LinkTable}. Not thread safe. */
final class LinkTableBuilder {
    private final LpDirectory directory;
    private final int[] firstLink;
    private final IntArrayList targets = new IntArrayList();
    private final LongArrayList delayTicks = new LongArrayList();
    private int lps;
    private boolean sorted = true;
    private long localTicks = Long.MAX_VALUE;

    LinkTableBuilder(LpDirectory directory) {
        this.directory = directory;
        firstLink = new int[directory.size() + 1];
    }

    /** Ends the links of the LP before, and begins with those of the next; to be called once more after the last LP. */
    void beginLp() {
        if (lps > 0 && !sorted) {
            sortLast();
        }
        firstLink[lps++] = targets.size();
        sorted = true;
    }

    void add(int target, long smallestDelayTicks) {
        int last = targets.size() - 1;
        sorted &= last < firstLink[lps - 1] || targets.getInt(last) < target;
        targets.addInt(target);
        delayTicks.addLong(smallestDelayTicks);
        if (directory.isLocal(target)) {
            localTicks = Math.min(localTicks, smallestDelayTicks);
        }
    }

    /** Puts the links of the last LP in order, and keeps the smallest delay where a target was named twice. */
    private void sortLast() {
        int from = firstLink[lps - 1];
        Integer[] order = new Integer[targets.size() - from];
        Arrays.setAll(order, i -> from + i);
        Arrays.sort(
                order,
                (a, b) -> targets.getInt(a) != targets.getInt(b)
                        ? Integer.compare(targets.getInt(a), targets.getInt(b))
                        : Long.compare(delayTicks.getLong(a), delayTicks.getLong(b)));
        int[] newTargets = Arrays.stream(order).mapToInt(targets::getInt).toArray();
        long[] newDelays = Arrays.stream(order).mapToLong(delayTicks::getLong).toArray();
        int size = from;
        for (int i = 0; i < newTargets.length; i++) {
            if (i == 0 || newTargets[i] != newTargets[i - 1]) {
                targets.setInt(size, newTargets[i]);
                delayTicks.setLong(size++, newDelays[i]);
            }
        }
        while (targets.size() > size) {
            targets.fastUnorderedRemove(targets.size() - 1);
            delayTicks.fastUnorderedRemove(delayTicks.size() - 1);
        }
    }

    int[] firstLink() {
        return firstLink;
    }

    int[] targets() {
        return targets.toIntArray();
    }

    long[] delayTicks() {
        return delayTicks.toLongArray();
    }

    long localTicks() {
        return localTicks;
    }
}
