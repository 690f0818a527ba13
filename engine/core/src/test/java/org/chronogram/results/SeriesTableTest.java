package org.chronogram.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chronogram.model.Counter;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.Tally;
import org.chronogram.model.TimeBase;
import org.junit.jupiter.api.Test;

final class SeriesTableTest {
    private final StatisticSet statistics = new StatisticSet();
    private final Counter counter = statistics.add(new Counter("lost, all", "packets"));
    private final Tally tally = statistics.add(new Tally("delay", "s", 1));

    private String csv(long warmUpTicks) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SeriesTable.of(statistics, warmUpTicks, 50, new TimeBase("s", 100)).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private void sample(int index, int lost, long... delays) {
        counter.add(lost);
        for (long delay : delays) {
            tally.record(delay);
        }
        statistics.series().orElseThrow().take(index, 10L * (index + 1), 0xABC + index);
    }

    @Test
    void shouldHaveARowForEachInterval() throws IOException {
        statistics.keepSeries(4);
        sample(0, 1);
        sample(1, 2, 3, 5);
        assertEquals(
                "time,events,digest,\"lost, all.count\",delay.count,delay.mean\r\n0.5,10,0000000000000abc,1,0,\r\n1.0,10,0000000000000abd,2,2,4.0\r\n",
                csv(0));
    }

    /** Measuring begins at 0.75 s: the second interval is shorter, and knows nothing of the first. */
    @Test
    void shouldBeginAnewAtTheEndOfTheWarmUp() throws IOException {
        statistics.keepSeries(2);
        sample(0, 1, 100);
        statistics.restart(75);
        sample(1, 2, 3);
        assertEquals(
                "time,events,digest,\"lost, all.count\",delay.count,delay.mean\r\n0.5,10,0000000000000abc,1,1,100.0\r\n1.0,10,0000000000000abd,2,1,3.0\r\n",
                csv(75));
    }

    @Test
    void shouldHaveNoRowsWithoutSamples() {
        List<Double> times = new ArrayList<>();
        SeriesTable.NONE.forEach((time, figures) -> times.add(time));
        assertEquals(List.of(), times);
        assertEquals(0, SeriesTable.of(statistics, 0, 0, TimeBase.SECONDS).rows());
    }
}
