package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Worker 2 of a run of three partitions. */
final class EventBatchesTest {
    private final FakeExchange exchange = new FakeExchange(1);
    private final EventBatches batches = new EventBatches(exchange, 2, 3);

    private void send(int partition, long time) {
        long[] words = Frames.record(time, 1, 2, 3);
        batches.send(partition, words, 0, words.length);
    }

    @Test
    void shouldGatherEventsUntilTheyAreFlushed() {
        batches.beginStep(5);
        send(1, 70);
        send(1, 60);
        assertEquals(List.of(), exchange.takeSent());
        batches.flushAll();
        assertEquals(List.of("EVENTS to=1 step=5 from=2 records=2 times=[70, 60]"), exchange.takeSent());
    }

    @Test
    void shouldHaveOneBatchForEachPartition() {
        send(1, 70);
        send(0, 50);
        send(1, 60);
        batches.flushAll();
        assertEquals(
                List.of(
                        "EVENTS to=0 step=0 from=2 records=1 times=[50]",
                        "EVENTS to=1 step=0 from=2 records=2 times=[70, 60]"),
                exchange.takeSent());
    }

    @Test
    void shouldSendNothingWhereThereIsNoEvent() {
        batches.flushAll();
        send(1, 70);
        batches.flushAll();
        batches.flushAll();
        assertEquals(1, exchange.takeSent().size());
    }

    @Test
    void shouldSendABatchThatIsFull() {
        batches.connect(0, StepFrame.HEADER_BYTES + 3 * Frames.RECORD_BYTES);
        for (long time = 1; time <= 4; time++) {
            send(0, time);
        }
        assertEquals(List.of("EVENTS to=0 step=0 from=2 records=3 times=[1, 2, 3]"), exchange.takeSent());
        assertEquals(1, exchange.turns(), "a full batch is put on its way at once");
        batches.flushAll();
        assertEquals(1, exchange.turns(), "the last batch goes together with END");
        assertEquals(List.of("EVENTS to=0 step=0 from=2 records=1 times=[4]"), exchange.takeSent());
    }

    @Test
    void shouldFillAFrameUpToWholeWords() {
        batches.connect(0, StepFrame.HEADER_BYTES + 2 * Frames.RECORD_BYTES + 7);
        for (long time = 1; time <= 3; time++) {
            send(0, time);
        }
        assertEquals(List.of("EVENTS to=0 step=0 from=2 records=2 times=[1, 2]"), exchange.takeSent());
    }

    @Test
    void shouldFill16KibibytesWhereLongerFramesArePossible() {
        batches.connect(0, Integer.MAX_VALUE);
        int most = (16 * 1024 - StepFrame.HEADER_BYTES) / Frames.RECORD_BYTES;
        for (int i = 0; i < most; i++) {
            send(0, i);
        }
        assertEquals(List.of(), exchange.takeSent());
        send(0, most);
        List<String> sent = exchange.takeSent();
        assertEquals(1, sent.size());
        assertTrue(sent.get(0).startsWith("EVENTS to=0 step=0 from=2 records=" + most + " "), sent.get(0));
    }

    @Test
    void shouldCountTheRecordsOfAStepForEachPartition() {
        batches.connect(0, StepFrame.HEADER_BYTES + 2 * Frames.RECORD_BYTES);
        for (long time = 1; time <= 5; time++) {
            send(0, time);
        }
        send(1, 9);
        batches.flushAll();
        assertEquals(5, batches.recordsInStep(0));
        assertEquals(1, batches.recordsInStep(1));
        assertEquals(0, batches.recordsInStep(2));
        batches.beginStep(1);
        assertEquals(0, batches.recordsInStep(0));
    }

    @Test
    void shouldKnowTheSmallestTimeOfTheStep() {
        assertEquals(Frames.NONE, batches.minTicks());
        send(0, 70);
        send(1, 50);
        send(0, 60);
        assertEquals(50, batches.minTicks());
        batches.beginStep(1);
        assertEquals(Frames.NONE, batches.minTicks());
    }

    @Test
    void shouldKnowTheSmallestTimeOfTheStepForEachPartition() {
        batches.connect(0, StepFrame.HEADER_BYTES + Frames.RECORD_BYTES);
        send(0, 60);
        send(1, 50);
        send(0, 70);
        assertEquals(60, batches.minTicks(0));
        assertEquals(50, batches.minTicks(1));
        assertEquals(Frames.NONE, batches.minTicks(2));
        batches.flushAll();
        assertEquals(60, batches.minTicks(0));
        batches.beginStep(1);
        assertEquals(Frames.NONE, batches.minTicks(0));
    }

    @Test
    void shouldTakeARecordFromTheMiddleOfAnArray() {
        long[] words = new long[9];
        System.arraycopy(Frames.record(80, 1, 2, 3), 0, words, 4, 3);
        batches.send(0, words, 4, 3);
        batches.flushAll();
        assertEquals(80, batches.minTicks());
        assertEquals(List.of("EVENTS to=0 step=0 from=2 records=1 times=[80]"), exchange.takeSent());
    }

    @Test
    void shouldStampFramesWithTheEpoch() {
        FakeMesh mesh = new FakeMesh(2);
        MessageLog log = new MessageLog(2, new CheckpointMarks(), 0);
        WorkerLayout layout = new WorkerLayout(0, 2, 1, false, false);
        InlineExchange inline = new InlineExchange(layout, new OutgoingStreams(layout, log), () -> 0);
        EventBatches stamped = new EventBatches(inline, 0, 2);
        inline.connect(mesh, 6, new long[2]);
        stamped.connect(6, 1000);
        assertEquals(6, stamped.epoch());
        long[] words = Frames.record(1, 0, 0, 1);
        stamped.send(1, words, 0, words.length);
        stamped.flushAll();
        assertEquals(List.of(6), mesh.epochs(1));
    }
}
