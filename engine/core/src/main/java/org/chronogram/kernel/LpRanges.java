package org.chronogram.kernel;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.agrona.collections.IntArrayList;

/**
 * A set of LPs, as ranges of consecutive ids. The ranges ascend, none is empty, and there is a gap between each and the next,
 * so equal sets have the same ranges. A block of any size is one range; a set of LPs chosen at random has about half as many
 * ranges as LPs. Immutable.
 */
public final class LpRanges {
    /** No LP. */
    public static final LpRanges NONE = new Builder().build();

    private final int[] first;
    private final int[] count;
    private final int size;

    private LpRanges(int[] first, int[] count) {
        this.first = first;
        this.count = count;
        size = Arrays.stream(count).sum();
    }

    /**
     * Returns LPs of consecutive ids.
     *
     * @param first id of the first LP.
     * @param count how many LPs.
     * @return the set.
     */
    public static LpRanges block(int first, int count) {
        return count == 0 ? NONE : new Builder().add(first, count).build();
    }

    /**
     * Returns how many LPs there are.
     *
     * @return the number of LPs.
     */
    public int size() {
        return size;
    }

    /**
     * Returns how many ranges there are.
     *
     * @return the number of ranges.
     */
    public int rangeCount() {
        return first.length;
    }

    /**
     * Returns the first LP of a range.
     *
     * @param range index of the range.
     * @return its smallest id.
     */
    public int first(int range) {
        return first[range];
    }

    /**
     * Returns how many LPs a range has.
     *
     * @param range index of the range.
     * @return the number of LPs, at least 1.
     */
    public int count(int range) {
        return count[range];
    }

    /**
     * Returns the first LP.
     *
     * @return the smallest id; 0 where there is no LP.
     */
    public int firstLp() {
        return size == 0 ? 0 : first[0];
    }

    /**
     * Returns the last LP.
     *
     * @return the largest id; -1 where there is no LP.
     */
    public int lastLp() {
        return size == 0 ? -1 : first[first.length - 1] + count[first.length - 1] - 1;
    }

    /**
     * Returns an LP by its place in the ascending order of ids. Looks at every range before it.
     *
     * @param index its index, from 0 on, less than {@link #size()}.
     * @return its id.
     */
    public int lpAt(int index) {
        int range = 0;
        int left = index;
        while (left >= count[range]) {
            left -= count[range];
            range++;
        }
        return first[range] + left;
    }

    /**
     * Tells whether an LP belongs to the set.
     *
     * @param lp any number.
     * @return true when it is the id of one of the LPs.
     */
    public boolean contains(int lp) {
        int found = Arrays.binarySearch(first, lp);
        int before = -found - 2;
        return found >= 0 || (before >= 0 && lp - first[before] < count[before]);
    }

    /**
     * Tells whether two sets have an LP in common.
     *
     * @param other the other set.
     * @return true when they have.
     */
    public boolean overlaps(LpRanges other) {
        int own = 0;
        int others = 0;
        while (own < first.length && others < other.first.length) {
            if (first[own] + count[own] <= other.first[others]) {
                own++;
            } else if (other.first[others] + other.count[others] <= first[own]) {
                others++;
            } else {
                return true;
            }
        }
        return false;
    }

    /**
     * Calls a function with each LP, in ascending order.
     *
     * @param consumer takes the ids.
     */
    public void forEach(IntConsumer consumer) {
        for (int range = 0; range < first.length; range++) {
            for (int i = 0; i < count[range]; i++) {
                consumer.accept(first[range] + i);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LpRanges ranges
                && Arrays.equals(first, ranges.first)
                && Arrays.equals(count, ranges.count);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(first) + Arrays.hashCode(count);
    }

    /** Takes LPs in ascending order of their ids. Not thread safe. */
    public static final class Builder {
        private final IntArrayList first = new IntArrayList();
        private final IntArrayList count = new IntArrayList();
        private int end;

        /**
         * Adds an LP.
         *
         * @param lp its id, greater than those before.
         * @return this builder.
         */
        public Builder add(int lp) {
            return add(lp, 1);
        }

        /**
         * Adds LPs of consecutive ids.
         *
         * @param firstLp id of the first, greater than those before.
         * @param lps how many, at least 1.
         * @return this builder.
         * @throws IllegalArgumentException when they do not follow, or an id is greater than that of any LP.
         */
        public Builder add(int firstLp, int lps) {
            if (firstLp < end || lps < 1 || lps > Integer.MAX_VALUE - firstLp) {
                throw new IllegalArgumentException(
                        lps + " LPs from LP " + firstLp + " on, expected at least 1 from LP " + end + " on");
            }
            int last = first.size() - 1;
            if (last >= 0 && firstLp == end) {
                count.setInt(last, count.getInt(last) + lps);
            } else {
                first.addInt(firstLp);
                count.addInt(lps);
            }
            end = firstLp + lps;
            return this;
        }

        /**
         * Returns the LPs that were added.
         *
         * @return the set.
         */
        public LpRanges build() {
            return new LpRanges(first.toIntArray(), count.toIntArray());
        }
    }
}
