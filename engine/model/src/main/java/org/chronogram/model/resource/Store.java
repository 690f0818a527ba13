package org.chronogram.model.resource;

import org.chronogram.model.EventContext;

/**
 * An amount of something, such as tokens, parts or litres, from which takers take, and for which they wait in the order of
 * their arrival:
 *
 * <pre>{@code
 * case ORDER -> {
 *     if (store.take(context, customer, 3)) {
 *         deliver(context, customer);
 *     }
 * }
 * case SUPPLY -> {
 *     store.put(context, 100);
 *     while (store.serveNext(context)) {
 *         deliver(context, store.taker());
 *     }
 * }
 * }</pre>
 *
 * <p>A store is empty at first; what it holds at the start is put there in {@link
 * org.chronogram.model.LogicalProcess#initialize}. A taker that wants much is not overtaken by one that wants less. Not thread
 * safe.
 */
public final class Store {
    private final long capacity;
    private final StoreStatistics statistics;
    private final FifoQueue takers;
    private final FifoAmounts amounts = new FifoAmounts();
    private long level;
    private long taker;
    private long taken;

    /**
     * Creates an empty store.
     *
     * @param capacity the most that it can hold, at least 1.
     * @param statistics what it records.
     */
    public Store(long capacity, StoreStatistics statistics) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a store for an amount of " + capacity + ": expected at least 1");
        }
        this.capacity = capacity;
        this.statistics = statistics;
        takers = new FifoQueue(statistics.takers());
    }

    /**
     * Creates an empty store without a bound.
     *
     * @param statistics what it records.
     */
    public Store(StoreStatistics statistics) {
        this(Long.MAX_VALUE, statistics);
    }

    /**
     * Takes an amount, or waits for it.
     *
     * @param context the context that the LP was given.
     * @param newTaker who takes: a number of the model's choice.
     * @param amount how much, from 1 to the capacity.
     * @return true when it is taken; false when the taker waits, until {@link #serveNext} names it.
     * @throws IllegalArgumentException when the store can never hold the amount.
     */
    public boolean take(EventContext context, long newTaker, long amount) {
        requireAmount(amount);
        if (amount > level || !takers.isEmpty()) {
            boolean unused = takers.offer(context, newTaker);
            amounts.add(amount);
            return false;
        }
        takers.pass();
        remove(context, newTaker, amount);
        return true;
    }

    /**
     * Adds an amount. Afterwards {@link #serveNext} is called, until it returns false.
     *
     * @param context the context that the LP was given.
     * @param amount how much, from 1 to the capacity.
     * @return false when there is no room for all of it: nothing is added.
     * @throws IllegalArgumentException when the store can never hold the amount.
     */
    public boolean put(EventContext context, long amount) {
        requireAmount(amount);
        if (amount > capacity - level) {
            return false;
        }
        level += amount;
        statistics.level().add(context.now(), amount);
        return true;
    }

    private void requireAmount(long amount) {
        if (amount < 1 || amount > capacity) {
            throw new IllegalArgumentException("an amount of " + amount + " for a store that can hold " + capacity
                    + ": expected 1 to " + capacity);
        }
    }

    /**
     * Gives the taker that has waited longest what it waits for, where there is enough.
     *
     * @param context the context that the LP was given.
     * @return whether a taker, {@link #taker}, was served.
     */
    public boolean serveNext(EventContext context) {
        if (takers.isEmpty() || amounts.first() > level) {
            return false;
        }
        remove(context, takers.remove(context), amounts.remove());
        return true;
    }

    private void remove(EventContext context, long newTaker, long amount) {
        level -= amount;
        statistics.level().add(context.now(), -amount);
        taker = newTaker;
        taken = amount;
    }

    /**
     * Returns the taker that was served last.
     *
     * @return the number that it was given.
     */
    public long taker() {
        return taker;
    }

    /**
     * Returns what the taker that was served last has taken.
     *
     * @return the amount.
     */
    public long taken() {
        return taken;
    }

    /**
     * Returns how long the taker that was served last has waited.
     *
     * @return the time in ticks.
     */
    public long waitedTicks() {
        return takers.waitedTicks();
    }

    /**
     * Returns what the store holds.
     *
     * @return the amount.
     */
    public long level() {
        return level;
    }

    /**
     * Returns how many takers wait.
     *
     * @return the number of takers.
     */
    public int waiting() {
        return takers.size();
    }
}
