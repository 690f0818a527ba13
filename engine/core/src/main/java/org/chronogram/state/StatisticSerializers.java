package org.chronogram.state;

import java.util.List;
import org.chronogram.model.Counter;
import org.chronogram.model.CounterArray;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.Tally;
import org.chronogram.model.TimeWeighted;
import org.chronogram.model.ValueHistogram;

/** References to statistics, by name: the partition that reads has its own statistics of the same names. */
final class StatisticSerializers {
    private static final List<Class<? extends Statistic>> TYPES =
            List.of(Counter.class, CounterArray.class, Tally.class, TimeWeighted.class, ValueHistogram.class);

    private StatisticSerializers() {}

    static void addTo(SerializerTable table, StatisticSet statistics) {
        TYPES.forEach(type -> addTo(table, type, statistics));
    }

    private static <T extends Statistic> void addTo(SerializerTable table, Class<T> type, StatisticSet statistics) {
        table.addValue(
                type,
                (out, statistic) -> out.writeText(statistic.name()),
                in -> type.cast(find(in.readText(), statistics)));
    }

    private static Statistic find(String name, StatisticSet statistics) {
        return statistics.find(name).orElseThrow(() -> new DamagedStateException("no statistic of this name: " + name));
    }
}
