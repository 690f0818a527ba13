package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import java.util.List;
import org.chronogram.model.Counter;
import org.chronogram.model.CounterArray;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.Tally;
import org.chronogram.model.TimeWeighted;
import org.chronogram.model.ValueHistogram;

/** References to statistics, by name: the partition that reads has its own of the same names. */
final class StatisticSerializers {
    static final List<Class<? extends Statistic>> TYPES =
            List.of(Counter.class, CounterArray.class, Tally.class, TimeWeighted.class, ValueHistogram.class);

    private StatisticSerializers() {}

    static StateSerializer create(int id, Class<?> type, StatisticSet statistics) {
        return new ValueSerializer(
                id,
                (out, statistic) -> Values.writeText(out, ((Statistic) statistic).name()),
                in -> type.cast(read(in, statistics)));
    }

    private static Statistic read(Input in, StatisticSet statistics) {
        String name = Values.readText(in);
        return statistics.find(name).orElseThrow(() -> new DamagedStateException("no statistic of this name: " + name));
    }
}
