package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.protocol.WorkerMessage;
import org.junit.jupiter.api.Test;

final class ProgressReportTest {
    private static ProgressCounters counters(long ticks, long events, long steps) {
        ProgressCounters counters = new ProgressCounters();
        counters.publish(ticks, events, steps);
        return counters;
    }

    /** Partitions that come to be there while the report is made. */
    private static final class Beginning extends AbstractList<ProgressCounters> {
        private final List<ProgressCounters> present = new ArrayList<>();

        @Override
        public int size() {
            int size = present.size();
            present.add(counters(5, 6, 7));
            return size;
        }

        @Override
        public ProgressCounters get(int index) {
            return present.get(index);
        }
    }

    @Test
    void shouldReportNothingBeforeTheFirstStep() {
        assertEquals(Optional.empty(), WorkerRun.progressReport(3, List.of()));
    }

    @Test
    void shouldReportThePartitionThatIsBehindAndAllEvents() {
        assertEquals(
                Optional.of(new WorkerMessage.ProgressReport(3, 10, 12, 2)),
                WorkerRun.progressReport(3, List.of(counters(10, 5, 4), counters(20, 7, 2))));
    }

    @Test
    void shouldReportNothingWhenThePartitionsBeginMeanwhile() {
        assertEquals(Optional.empty(), WorkerRun.progressReport(3, new Beginning()));
    }
}
