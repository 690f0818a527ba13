package org.chronogram.model.resource;

import org.chronogram.model.ModelBuilder;
import org.chronogram.model.TimeWeighted;

/**
 * What stores record. All stores of a kind share one object.
 *
 * @param level what the stores hold, over time.
 * @param takers the takers that wait.
 */
public record StoreStatistics(TimeWeighted level, QueueStatistics takers) {
    /**
     * Declares the statistic {@code NAME.level}, and those of the takers: {@code NAME.length}, {@code NAME.wait} and {@code
     * NAME.lost}.
     *
     * @param builder takes the declarations.
     * @param name the beginning of their names.
     * @param unit the unit of an amount, for example {@code pallets}.
     * @return the statistics of this partition.
     */
    public static StoreStatistics declare(ModelBuilder builder, String name, String unit) {
        return new StoreStatistics(
                builder.timeWeighted(name + ".level", unit), QueueStatistics.declare(builder, name, "takers"));
    }
}
