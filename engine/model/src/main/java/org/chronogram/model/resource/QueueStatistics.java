package org.chronogram.model.resource;

import org.chronogram.model.Counter;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Tally;
import org.chronogram.model.TimeWeighted;

/**
 * What queues record. All queues of a kind share one object, and so do all waiting takers of a kind of {@link Store}.
 *
 * @param length how many wait, over time.
 * @param waits how long each had waited when its wait was over; 0 for those that did not have to wait.
 * @param lost how many came when the queue was full.
 */
public record QueueStatistics(TimeWeighted length, Tally waits, Counter lost) {
    /**
     * Declares the statistics {@code NAME.length}, {@code NAME.wait} and {@code NAME.lost}.
     *
     * @param builder takes the declarations.
     * @param name the beginning of their names.
     * @param unit what waits, for example {@code customers}.
     * @return the statistics of this partition.
     */
    public static QueueStatistics declare(ModelBuilder builder, String name, String unit) {
        return new QueueStatistics(
                builder.timeWeighted(name + ".length", unit),
                builder.timeTally(name + ".wait"),
                builder.counter(name + ".lost", unit));
    }
}
