package org.chronogram.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.chronogram.model.Counter;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.Tally;
import org.chronogram.model.TimeBase;
import org.junit.jupiter.api.Test;

final class SteadyStateTest {
    private static final long SAMPLE_TICKS = 10;
    private static final int SCALE = 1_000;
    private static final TimeBase TIME_BASE = new TimeBase("s", 100);

    private final StatisticSet statistics = new StatisticSet();
    private final Tally delay = statistics.add(new Tally("delay", "s", SCALE));
    private final Counter counter = statistics.add(new Counter("lost", "packets"));

    /** Records a value in each interval, given by the number of the interval. */
    private void record(int samples, IntToDoubleFunction value) {
        statistics.keepSeries(samples);
        for (int i = 0; i < samples; i++) {
            delay.record(Math.round(SCALE * value.applyAsDouble(i)));
            counter.increment();
            statistics.series().orElseThrow().take(i, i, 0);
        }
    }

    private SteadyState state(long warmUpTicks, boolean findsWarmUp) {
        return SteadyState.of(
                SeriesTable.of(statistics, warmUpTicks, SAMPLE_TICKS, TIME_BASE), statistics, findsWarmUp);
    }

    @Test
    void shouldEstimateTheMeanFromBatches() {
        record(40, i -> i / 2 % 2);
        List<ResultEntry> results = state(0, false).results();
        assertEquals(1, results.size());
        assertEquals("delay.steady", results.get(0).name());
        assertEquals("s", results.get(0).unit());
        Map<String, Number> values = results.get(0).values();
        assertEquals(0.5, values.get("value").doubleValue(), 1e-12);
        // Ten batches of 0 and ten of 1: a variance of 10 / 38; the quantile of Student's t is 2.093.
        assertEquals(2.0930 * Math.sqrt(10 / 38.0 / 20), values.get("halfWidth").doubleValue(), 1e-4);
        assertEquals(0.95, values.get("confidence"));
        assertEquals(0.0, values.get("from"));
        assertEquals(20, values.get("batches"));
    }

    @Test
    void shouldFindWhereTheTransientEnds() {
        Random random = new Random(1);
        record(400, i -> (i < 100 ? 50 : 0) + random.nextGaussian());
        Map<String, Number> values = state(0, true).results().get(0).values();
        assertEquals(10.0, values.get("from").doubleValue(), 1.0);
        assertEquals(0, values.get("value").doubleValue(), 0.2);
    }

    @Test
    void shouldSayWhyThereIsNoEstimate() {
        record(30, i -> i);
        assertEquals(
                List.of("delay: no estimate from 19 intervals after the warm-up: expected at least 20; give a shorter"
                        + " --sample-every, or a later --end"),
                state(110, false).notes());
        assertEquals(
                List.of(
                        "delay: MSER-5 finds no steady state in 30 intervals, so there is no estimate; give a later --end"),
                state(0, true).notes());
        assertEquals(List.of(), state(0, true).results());
    }

    @Test
    void shouldEstimateNothingWithoutSamples() {
        SteadyState state = SteadyState.of(SeriesTable.NONE, statistics, true);
        assertEquals(List.of(), state.results());
        assertEquals(List.of(), state.notes());
    }

    /** Each value depends on the one before: a correlation of 0.5, so that intervals from single values would be too short. */
    @Test
    void shouldCoverTheTruthAsOftenAsItSays() {
        int experiments = 400;
        int covered = 0;
        Random random = new Random(7);
        for (int experiment = 0; experiment < experiments; experiment++) {
            SteadyStateTest run = new SteadyStateTest();
            double[] last = {random.nextGaussian() / Math.sqrt(0.75)};
            run.record(400, i -> 5 + (last[0] = 0.5 * last[0] + random.nextGaussian()));
            Map<String, Number> values = run.state(0, false).results().get(0).values();
            boolean covers = Math.abs(values.get("value").doubleValue() - 5)
                    <= values.get("halfWidth").doubleValue();
            covered += covers ? 1 : 0;
        }
        double share = (double) covered / experiments;
        assertTrue(share >= 0.92 && share <= 0.98, "covered in " + share);
    }
}
