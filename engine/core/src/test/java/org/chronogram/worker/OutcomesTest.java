package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.chronogram.kernel.KernelCounts;
import org.chronogram.model.Counter;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.Tally;
import org.chronogram.model.ValueHistogram;
import org.chronogram.protocol.EventCounts;
import org.chronogram.protocol.PartitionCosts;
import org.chronogram.protocol.RunCosts;
import org.chronogram.protocol.StopReason;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.sync.PartitionOutcome;
import org.chronogram.sync.SampleStepTimes;
import org.chronogram.sync.StepTimes;
import org.junit.jupiter.api.Test;

final class OutcomesTest {
    private static final int PARTITIONS = 5;
    private static final RunCosts COSTS =
            new RunCosts(RunCosts.encode(new Histogram(3)), List.of(), 123, 1210, 6, 7, 8);

    private final StatisticSet all = declared();
    private final Histogram allLatency = new Histogram(3);

    private static StatisticSet declared() {
        StatisticSet set = new StatisticSet();
        set.add(new Counter("done", "jobs"));
        set.add(new Tally("wait", "s", 1000));
        set.add(new ValueHistogram("delay", "s", 10));
        return set;
    }

    private static String summary(StatisticSet set) {
        StringBuilder text = new StringBuilder();
        set.all().forEach(statistic -> text.append(statistic.name()).append(statistic.summary(1)));
        return text.toString();
    }

    private List<PartitionOutcome> partitions(long seed) {
        Random random = new Random(seed);
        List<PartitionOutcome> partitions = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            StatisticSet statistics = declared();
            Histogram latency = new Histogram(3);
            for (int j = random.nextInt(50); j > 0; j--) {
                long value = random.nextLong() >>> (4 + random.nextInt(60));
                record(statistics, latency, value);
                record(all, allLatency, value);
            }
            partitions.add(new PartitionOutcome(
                    900,
                    true,
                    30,
                    Optional.empty(),
                    new KernelCounts(10 + i, 15 + i, 20 + i),
                    30 + i,
                    Long.MAX_VALUE - i,
                    statistics,
                    latency,
                    SampleStepTimes.of(8, 6),
                    40 + i));
        }
        return partitions;
    }

    private static void record(StatisticSet statistics, Histogram latency, long value) {
        statistics.counter("done").increment();
        statistics.tally("wait").record(value);
        statistics.histogram("delay").record(value);
        latency.recordValue(value);
    }

    @Test
    void shouldAddUpWhatPartitionsCounted() {
        WorkerMessage.Outcome outcome = Outcomes.merge(3, partitions(1), 9, COSTS);
        EventCounts events = new EventCounts(60, 85, 110, 160, Long.MAX_VALUE - 14);
        assertEquals(new WorkerMessage.Outcome(3, 900, true, StopReason.NONE, 30, 9, events, COSTS), outcome);
        assertEquals(210, Outcomes.sum(partitions(1), PartitionOutcome::peakWaitingBytes));
    }

    @Test
    void shouldTellForWhichSiblingOrPeerEachPartitionWaited() {
        List<PartitionCosts> costs = Outcomes.stepTimes(1, partitions(1));
        assertEquals(PARTITIONS, costs.size());
        PartitionCosts.Wait peer = new PartitionCosts.Wait(1, -1, 1, 200, 300);
        assertEquals(new PartitionCosts(1, 300, 0, 200, 300, 0, 0, List.of(peer)), costs.get(4));
        List<PartitionOutcome> siblings = List.of(outcome(SampleStepTimes.of(5, 1)), outcome(SampleStepTimes.of(5, 0)));
        assertEquals(
                List.of(new PartitionCosts.Wait(2, 1, 1, 200, 300)),
                Outcomes.stepTimes(2, siblings).get(0).waits());
        assertEquals(
                List.of(new PartitionCosts.Wait(2, 0, 1, 200, 300)),
                Outcomes.stepTimes(2, siblings).get(1).waits());
    }

    private static PartitionOutcome outcome(StepTimes times) {
        return new PartitionOutcome(
                900, true, 30, Optional.empty(), KernelCounts.NONE, 3, 4, declared(), new Histogram(3), times, 5);
    }

    @Test
    void shouldMergeStatisticsAndLatencyThroughBytes() {
        StatisticSet statistics = declared();
        Histogram latency = new Histogram(3);
        for (long seed = 0; seed < 20; seed++) {
            for (long worker = 0; worker < 3; worker++) {
                List<PartitionOutcome> partitions = partitions(seed * 3 + worker);
                Outcomes.statistics(partitions).parts().forEachRemaining(statistics::mergePart);
                latency.add(throughBytes(partitions));
            }
            assertEquals(summary(all), summary(statistics), "seed=" + seed);
            assertEquals(allLatency, latency, "seed=" + seed);
        }
    }

    @Test
    void shouldSayTheSameWhenAskedAgain() {
        List<PartitionOutcome> partitions = partitions(2);
        for (int i = 0; i < 2; i++) {
            assertEquals(summary(all), summary(Outcomes.statistics(partitions)));
            assertEquals(allLatency, throughBytes(partitions));
        }
    }

    @Test
    void shouldRefuseDamagedLatency() {
        byte[] bytes = Outcomes.stepLatency(partitions(3));
        Arrays.fill(bytes, 8, bytes.length, (byte) 0x55);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new RunCosts(bytes, List.of(), 1, 0, 0, 0, 0));
        assertEquals("damaged latency histogram", e.getMessage());
    }

    private static Histogram throughBytes(List<PartitionOutcome> partitions) {
        return new RunCosts(Outcomes.stepLatency(partitions), List.of(), 1, 0, 0, 0, 0).stepLatencyNs();
    }
}
