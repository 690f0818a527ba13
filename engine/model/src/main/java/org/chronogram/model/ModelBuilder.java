package org.chronogram.model;

import java.util.function.IntToLongFunction;

/**
 * Takes the declarations of a {@link Model}: lookahead, links, logical processes and statistics.
 *
 * <p>Statistics belong to the partition that is being built, so an LP may keep the object it is given and record into
 * it without synchronisation. Nothing can be declared once {@link Model#build} has returned: not when LPs are created, nor
 * by them. Not thread safe.
 */
public interface ModelBuilder {
    /**
     * Declares the smallest delay of any event that one LP sends to another. It limits the length of a step of the parallel
     * engine: the larger it is, the better a model runs in parallel. Zero, the default, restricts the model to one
     * partition, unless it declares {@link #links}.
     *
     * @param ticks the lookahead in ticks.
     * @throws InvalidInputException when it is negative.
     */
    void lookahead(long ticks);

    /**
     * Declares the links of the model: who sends events to whom, and with which smallest delay. The engine then divides the
     * LPs so that only links with long delays lead from one partition to another, and only those limit the length of a step.
     * Links inside a partition may have any delay, zero too: LPs that are tied by links without delay go to the same
     * partition. An event on a link that was not declared, or with a smaller delay, is an error.
     *
     * <p>A model that declares links need not declare a lookahead. Without links the engine assumes that every LP may send
     * to every other one, and divides the LPs into blocks of consecutive ids.
     *
     * @param declaration names the links of an LP; called when {@link Model#build} has returned.
     * @throws IllegalStateException when links were declared before, or {@link Model#build} has returned.
     */
    default void links(LinkDeclaration declaration) {}

    /**
     * Declares how much work the LPs are, compared with each other: how many events each is expected to handle. The engine
     * divides LPs that are linked so that the partitions have the same amount of work. Without this all LPs count the same.
     *
     * @param eventsOfLp gives the number for an LP, at least 0; at most 2^52 for all LPs together. Called when {@link
     *     Model#build} has returned.
     * @throws IllegalStateException when weights were declared before, or {@link Model#build} has returned.
     */
    default void weights(IntToLongFunction eventsOfLp) {
        weights(eventsOfLp, 0);
    }

    /**
     * Declares how many events each LP is expected to handle in a period of simulated time. Like {@link
     * #weights(IntToLongFunction)}, but the engine also knows how many events a delay is worth: once the smallest delay
     * between partitions is so long that each has enough events to handle in a step, it does not look for a longer one, and
     * cuts fewer links instead.
     *
     * @param eventsOfLp gives the number for an LP, as for {@link #weights(IntToLongFunction)}.
     * @param periodTicks the period in ticks, for example those of a second; 0 where the numbers only say how LPs compare.
     * @throws InvalidInputException when the period is negative.
     * @throws IllegalStateException when weights were declared before, or {@link Model#build} has returned.
     */
    default void weights(IntToLongFunction eventsOfLp, long periodTicks) {}

    /**
     * Declares {@code count} logical processes with consecutive ids. The factory is called for the LPs of this partition
     * only, in ascending order of their ids. A partition holds at most 536,870,909 LPs.
     *
     * @param count how many LPs, at least 1.
     * @param factory creates one of them.
     * @return the id of the first; the first call returns 0.
     * @throws InvalidInputException when {@code count} is not positive or the ids exceed 2^31 - 1.
     */
    int logicalProcesses(int count, LogicalProcessFactory factory);

    /**
     * Declares LPs with consecutive ids that do not exist at first. The first event that reaches such an LP creates it: the
     * factory makes its object, {@link LogicalProcess#initialize} is called at the time of the event, and then the LP handles
     * the event. It exists until it {@linkplain EventContext#retire retires}; an event that reaches it later creates it anew.
     * An LP that does not exist takes 36 bytes or so. {@link LogicalProcess#finish} is called for the LPs that exist in the
     * end.
     *
     * <p>The state of an LP is captured for checkpoints as that of any other. For that, the factory also makes one LP of the
     * group that is only looked at; all LPs of a group must be of the same class.
     *
     * @param capacity how many LPs there can be, at least 1.
     * @param factory creates one of them.
     * @return the id of the first.
     * @throws InvalidInputException when {@code capacity} is not positive or the ids exceed 2^31 - 1.
     */
    int logicalProcessesOnDemand(int capacity, LogicalProcessFactory factory);

    /**
     * Declares that LPs may {@linkplain EventContext#stop ask for the end of the run}, and at which times it can then end: at
     * multiples of an interval, as all partitions must know of it before one goes on. A short interval makes windows short,
     * so give one that is many times the lookahead, or the delays of the links. {@code --check-every} replaces it.
     *
     * @param everyTicks the interval, at least 1.
     * @throws InvalidInputException when it is not positive.
     * @throws IllegalStateException when it was declared before, or {@link Model#build} has returned.
     */
    default void mayStop(long everyTicks) {}

    /**
     * Returns the simulated time at which the run ends: events at this time or later are not executed.
     *
     * @return the end time in ticks.
     */
    long endTicks();

    /**
     * Returns when measuring begins: what the statistics have recorded before is forgotten then.
     *
     * @return the end of the warm-up in ticks; 0 where the run has none.
     */
    long measuredFromTicks();

    /**
     * Returns the time base of the model.
     *
     * @return the time base.
     */
    TimeBase timeBase();

    /**
     * Declares a statistic that is still empty. The methods below do this for each kind.
     *
     * @param statistic the statistic; its name is unique in the model.
     * @param <T> its type.
     * @return the same, which belongs to this partition.
     * @throws IllegalArgumentException when a statistic of that name was declared before, or this object in another build.
     * @throws IllegalStateException when {@link Model#build} has returned.
     */
    <T extends Statistic> T declare(T statistic);

    /**
     * Shows the user a notice about the input before the run, such as an assumption about data that the input lacks. It is
     * shown once, although the model is built in several processes.
     *
     * @param line one line.
     */
    default void notice(String line) {}

    /**
     * Declares a count of things that happen.
     *
     * @param name name of the result, unique in the model.
     * @param unit unit of the count, for example {@code packets}.
     * @return the counter of this partition.
     * @throws IllegalArgumentException when a statistic of that name was declared before.
     */
    default Counter counter(String name, String unit) {
        return declare(new Counter(name, unit));
    }

    /**
     * Declares a row of counters, one for each of a number of things such as links or time intervals.
     *
     * @param name name of the result, unique in the model.
     * @param unit unit of the count.
     * @param size how many counters.
     * @return the counters of this partition.
     * @throws IllegalArgumentException when a statistic of that name was declared before.
     */
    default CounterArray counterArray(String name, String unit, int size) {
        return declare(new CounterArray(name, unit, size));
    }

    /**
     * Declares a tally: count, mean, standard deviation, smallest and largest of the values recorded.
     *
     * @param name name of the result, unique in the model.
     * @param unit the unit in which it is reported.
     * @param countsPerUnit recorded counts per unit; 1 when values are recorded in the unit.
     * @return the tally of this partition.
     * @throws IllegalArgumentException when a statistic of that name was declared before.
     */
    default Tally tally(String name, String unit, long countsPerUnit) {
        return declare(new Tally(name, unit, countsPerUnit));
    }

    /**
     * Declares a tally of durations, recorded in ticks and reported in the unit of the {@link #timeBase() time base}.
     *
     * @param name name of the result, unique in the model.
     * @return the tally of this partition.
     * @throws IllegalArgumentException when a statistic of that name was declared before.
     */
    default Tally timeTally(String name) {
        return tally(name, timeBase().unit(), timeBase().ticksPerUnit());
    }

    /**
     * Declares a histogram with three significant decimal digits.
     *
     * @param name name of the result, unique in the model.
     * @param unit the unit in which it is reported.
     * @param countsPerUnit recorded counts per unit; 1 when values are recorded in the unit.
     * @return the histogram of this partition.
     * @throws IllegalArgumentException when a statistic of that name was declared before.
     */
    default ValueHistogram histogram(String name, String unit, long countsPerUnit) {
        return declare(new ValueHistogram(name, unit, countsPerUnit));
    }

    /**
     * Declares a histogram of durations, recorded in ticks and reported in the unit of the {@link #timeBase() time base}.
     *
     * @param name name of the result, unique in the model.
     * @return the histogram of this partition.
     * @throws IllegalArgumentException when a statistic of that name was declared before.
     */
    default ValueHistogram timeHistogram(String name) {
        return histogram(name, timeBase().unit(), timeBase().ticksPerUnit());
    }

    /**
     * Declares a value that changes in steps, such as the number of customers in a system, and whose mean over time is
     * reported. The value of the model is the sum over all LPs that change it.
     *
     * @param name name of the result, unique in the model.
     * @param unit the unit of the value.
     * @return the value of this partition, zero at time 0.
     * @throws IllegalArgumentException when a statistic of that name was declared before.
     */
    default TimeWeighted timeWeighted(String name, String unit) {
        return declare(new TimeWeighted(name, unit));
    }
}
