package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.messaging.udp.PeerSilence;
import org.chronogram.protocol.SilentPeer;
import org.chronogram.protocol.WorkerMessage.Busy;
import org.chronogram.protocol.WorkerMessage.MeshReport;
import org.chronogram.protocol.WorkerMessage.ProgressReport;
import org.chronogram.run.WorkerLoad;
import org.junit.jupiter.api.Test;

final class WorkerReportsTest {
    private final String[] activities = {"", ""};
    private final WorkerReports reports = new WorkerReports(3, 2, thread -> activities[thread]);

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

    private static long ms(long ms) {
        return TimeUnit.MILLISECONDS.toNanos(ms);
    }

    @Test
    void shouldReportNothingBeforeTheFirstStep() {
        assertEquals(Optional.empty(), reports.progress());
    }

    @Test
    void shouldNameTheEpochOfTheMeshInItsReport() {
        assertEquals(Optional.empty(), reports.mesh());
        PeerSilence silence = new PeerSilence(0, 3);
        silence.begin(0);
        for (int turn = 1; turn <= 6; turn++) {
            silence.turn(ms(100L * turn));
            silence.heardData(1);
            silence.heardAnswer(1);
        }
        reports.enterMesh(4, silence);
        reports.enterEpoch(5);
        assertEquals(Optional.of(new MeshReport(4, 600, List.of(new SilentPeer(2, 600)))), reports.mesh());
        reports.leaveMesh();
        assertEquals(Optional.empty(), reports.mesh());
    }

    @Test
    void shouldReportNothingWhenThePartitionsBeginMeanwhile() {
        reports.begin(new Beginning(), List.of());
        assertEquals(Optional.empty(), reports.progress());
    }

    private void assertReported(ProgressReport expected) {
        ProgressReport report = reports.progress().orElseThrow();
        assertTrue(report.load().heapBytes() > 0, report::toString);
        assertEquals(
                expected,
                new ProgressReport(
                        report.epoch(), report.simulatedTicks(), report.events(), report.steps(), WorkerLoad.UNKNOWN));
    }

    @Test
    void shouldReportThePartitionThatIsBehindAndAllEvents() {
        reports.begin(List.of(counters(10, 5, 4), counters(20, 7, 2)), List.of());
        assertReported(new ProgressReport(3, 10, 12, 2, WorkerLoad.UNKNOWN));
    }

    @Test
    void shouldReportInTheEpochThatTheWorkerHasEntered() {
        reports.begin(List.of(counters(10, 5, 4)), List.of());
        reports.enterEpoch(4);
        assertReported(new ProgressReport(4, 10, 5, 4, WorkerLoad.UNKNOWN));
    }

    @Test
    void shouldSayWhatThePartitionsDoWhenTheSameStepGoesOnForASecond() {
        activities[1] = "LP 7 handles an event";
        assertEquals(Optional.empty(), reports.busy(2, ms(0)));
        assertEquals(Optional.empty(), reports.busy(2, ms(999)));
        assertEquals(Optional.of(new Busy(3, "LP 7 handles an event, for 1 s now")), reports.busy(2, ms(1_000)));
        activities[0] = "LP 1 handles an event";
        assertEquals(
                Optional.of(new Busy(3, "LP 1 handles an event; LP 7 handles an event, for 2 s now")),
                reports.busy(2, ms(2_500)));
    }

    @Test
    void shouldSayNothingWhileStepsEndOrNoLpIsActive() {
        activities[0] = "LP 1 handles an event";
        for (int step = 0; step < 5; step++) {
            assertEquals(Optional.empty(), reports.busy(step, ms(900L * step)));
        }
        activities[0] = "";
        assertEquals(Optional.empty(), reports.busy(4, ms(60_000)));
    }
}
